import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Card, errorMessage, formatIsoDay, isUnreachable, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { RegionSelect } from '../regions/region-select';
import { PageHead } from '../shell/page-head';
import { homeOf } from '../shell/nav';
import { useViewer } from '../shell/viewer-context';
import { nextIssue } from './next-issue';
import { VideoUpload, type UploadedVideo } from './video-upload';

const newestIssue = graphql(`
  query NewestIssue {
    lectureIssues(page: { limit: 1, offset: 0 }) {
      nodes {
        id
        year
        number
      }
    }
  }
`);

const publishLectureIssue = graphql(`
  mutation PublishLectureIssue($input: PublishLectureIssueInput!) {
    publishLectureIssue(input: $input) {
      __typename
      ... on LectureIssue {
        id
      }
      ...Refusal
    }
  }
`);

interface IssueForm {
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly summary?: string;
  readonly video: UploadedVideo;
  readonly regionCodes: readonly number[];
  readonly opensOn: Dayjs;
  readonly closesOn: Dayjs;
  readonly thresholdPercent: number;
}

const day = (date: Dayjs) => date.format('YYYY-MM-DD');

export function PublishIssue() {
  const { t } = useTranslation();
  const { data, loading } = useQuery(newestIssue, { fetchPolicy: 'network-only' });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('lectures.title'), to: '/lectures' }, { label: t('lectures.publish') }]}
        title={t('lectures.publishTitle')}
      />
      {loading ? <Loading lines={10} /> : <IssueFormCard newest={data?.lectureIssues.nodes[0] ?? null} />}
    </>
  );
}

function IssueFormCard({
  newest,
}: {
  readonly newest: { readonly year: number; readonly number: number } | null;
}) {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(publishLectureIssue);
  const today = formatIsoDay(new Date());
  const home = homeOf('publish', viewer.grants, today);

  const submit = async (form: IssueForm) => {
    setRefusal(null);
    const { video, opensOn, closesOn, thresholdPercent, regionCodes, summary, ...rest } = form;
    const input = {
      ...rest,
      summary: summary ?? '',
      videoId: video.id,
      regionCodes: [...regionCodes],
      opensOn: day(opensOn),
      closesOn: day(closesOn),
      thresholdRatio: thresholdPercent / 100,
    };
    try {
      const answer = (await run({ variables: { input } })).data?.publishLectureIssue;
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      if (answer) await navigate(`/lectures/${answer.id}/exam`, { state: { published: true } });
    } catch (error) {
      setRefusal(isUnreachable(error) ? t('lectures.failed') : (errorMessage(error) ?? t('lectures.failed')));
    }
  };

  return (
    <Card className="sheet pad form-card">
      <Form<IssueForm>
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        onKeyDown={acceptDateOnly}
        onFinish={(form) => void submit(form)}
        initialValues={{
          ...nextIssue(newest, today),
          regionCodes: home === undefined ? [] : [home],
          opensOn: dayjs(today),
          closesOn: dayjs(today).add(14, 'day'),
          thresholdPercent: 90,
        }}
      >
        <IssueFields />
        <div aria-live="assertive">
          {refusal && (
            <Alert
              className="form-alert"
              type="error"
              showIcon
              title={t('lectures.refused')}
              description={refusal}
            />
          )}
        </div>
        <Button type="primary" htmlType="submit" loading={loading} size="large">
          {t('lectures.submit')}
        </Button>
      </Form>
    </Card>
  );
}

/** Enter in a date field takes the date that was typed; it does not publish to a whole region. */
function acceptDateOnly(event: KeyboardEvent): void {
  const isDate = event.target instanceof Element && event.target.closest('.ant-picker') !== null;
  if (event.key === 'Enter' && isDate) event.preventDefault();
}

function IssueFields() {
  const { t } = useTranslation();
  const required = (field: string) => [{ required: true, message: t('lectures.required', { field }) }];
  return (
    <>
      <div className="field-row">
        <Form.Item name="year" label={t('lectures.year')} rules={required(t('lectures.year'))}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="number" label={t('lectures.number')} rules={required(t('lectures.number'))}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
      </div>
      <Form.Item
        name="title"
        label={t('lectures.name')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('lectures.required', { field: t('lectures.name') }),
          },
        ]}
      >
        <Input maxLength={100} showCount />
      </Form.Item>
      <Form.Item name="summary" label={t('lectures.summary')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item
        label={t('lectures.video')}
        name="video"
        rules={[{ required: true, message: t('lectures.chooseVideo') }]}
      >
        <VideoUpload />
      </Form.Item>
      <Form.Item
        name="regionCodes"
        label={t('lectures.regions')}
        extra={t('lectures.regionsHint')}
        rules={[{ required: true, type: 'array', min: 1, message: t('lectures.chooseRegions') }]}
      >
        <RegionSelect isMultiple />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="opensOn" label={t('lectures.opensOn')} rules={required(t('lectures.opensOn'))}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item
          name="closesOn"
          label={t('lectures.closesOn')}
          extra={t('lectures.closesHint')}
          dependencies={['opensOn']}
          rules={[
            ...required(t('lectures.closesOn')),
            ({ getFieldValue }) => ({
              validator: (_, closesOn: Dayjs | null) => {
                const opensOn = getFieldValue('opensOn') as Dayjs | null;
                return closesOn && opensOn && closesOn.isBefore(opensOn, 'day')
                  ? Promise.reject(new Error(t('lectures.order')))
                  : Promise.resolve();
              },
            }),
          ]}
        >
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item
          name="thresholdPercent"
          label={t('lectures.threshold')}
          extra={t('lectures.thresholdHint')}
          rules={required(t('lectures.threshold'))}
        >
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </div>
    </>
  );
}
