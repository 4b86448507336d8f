import { graphql } from '../../gql';

export const certificates = graphql(`
  query Certificates($examId: ID!, $page: PageInput!) {
    certificates(examId: $examId, page: $page) {
      totalCount
      nodes {
        ...CertificateFacts
      }
    }
  }

  fragment CertificateFacts on Certificate {
    id
    number
    title
    holderName
    regionName
    issuedOn
    validTo
    status
    revokeReason
    fileUrl
  }
`);

export const issueCertificates = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) {
    issueCertificates(input: $input) {
      __typename
      ... on CertificatesIssued {
        issuedCount
        renewedCount
        skippedCount
      }
      ...Refusal
    }
  }
`);

export const revokeCertificate = graphql(`
  mutation RevokeCertificate($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      __typename
      ... on Certificate {
        ...CertificateFacts
      }
      ...Refusal
    }
  }
`);
