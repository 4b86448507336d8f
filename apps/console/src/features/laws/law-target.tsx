import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LawImportTargetInput } from '../../gql/graphql';
import type { LawPreview } from './import-operations';
import { editionOptions, type Law } from './law-operations';

type Kind = 'text' | 'edition' | 'law';

interface Values {
  readonly kind: Kind;
  readonly editionSlug?: string;
  readonly lawSlug?: string;
  readonly title?: string;
  readonly shortTitle?: string;
  readonly aliases?: string;
  readonly rank?: string;
  readonly issuer?: string;
  readonly label?: string;
  readonly number?: string;
  readonly promulgatedOn?: string;
  readonly effectiveFrom?: string;
}

interface Props {
  readonly preview: LawPreview;
  readonly laws: readonly Law[];
  /** The edition somebody came from to bring its text. */
  readonly wantedEdition: string | null;
  readonly isChecking: boolean;
  /** What was shown no longer fits what is chosen. */
  readonly onChange: () => void;
  readonly onCheck: (target: LawImportTargetInput) => void;
}

function targetOf(values: Values): LawImportTargetInput {
  if (values.kind === 'text') return { editionSlug: values.editionSlug ?? '' };
  const edition = {
    label: values.label ?? '',
    number: values.number ?? '',
    promulgatedOn: values.promulgatedOn || null,
    effectiveFrom: values.effectiveFrom ?? '',
  };
  if (values.kind === 'edition') return { lawSlug: values.lawSlug ?? '', edition };
  const law = {
    title: values.title ?? '',
    shortTitle: values.shortTitle ?? '',
    aliases: (values.aliases ?? '').split(/[、,，;；\s]+/).filter(Boolean),
    kind: values.rank ?? '',
    issuer: values.issuer ?? '',
  };
  return { law, edition };
}

/** What the file seems to be, filled in for a person to check. */
function proposed({ proposal, title }: LawPreview, wantedEdition: string | null): Values {
  const { lawSlug, promulgatedOn, effectiveFrom, number } = proposal;
  const editionSlug = wantedEdition ?? proposal.editionSlug;
  return {
    kind: editionSlug ? 'text' : lawSlug ? 'edition' : 'law',
    ...(editionSlug && { editionSlug }),
    ...(lawSlug && { lawSlug }),
    title,
    shortTitle: title.replace(/^中华人民共和国/, ''),
    ...(promulgatedOn && { promulgatedOn }),
    ...(effectiveFrom && { effectiveFrom, label: `${effectiveFrom.slice(0, 4)}年` }),
    ...(number && { number }),
  };
}

/** What a text is imported as: the text of an edition, a new edition, or a new law. */
export function LawTarget({ preview, laws, wantedEdition, isChecking, onChange, onCheck }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="law-target"
      initialValues={proposed(preview, wantedEdition)}
      onValuesChange={onChange}
      onFinish={(values) => onCheck(targetOf(values))}
    >
      <Form.Item name="kind" label={t('laws.wizard.target')} className="wide-field">
        <Radio.Group
          options={[
            { value: 'text', label: t('laws.wizard.asText') },
            { value: 'edition', label: t('laws.wizard.asEdition') },
            { value: 'law', label: t('laws.wizard.asLaw') },
          ]}
        />
      </Form.Item>
      {kind === 'text' && <ChooseEdition laws={laws} />}
      {kind === 'edition' && <ChooseLaw laws={laws} />}
      {kind === 'law' && <LawFields />}
      {(kind === 'edition' || kind === 'law') && <EditionFields />}
      <Form.Item className="wide-field">
        <Button htmlType="submit" loading={isChecking}>
          {t('laws.wizard.check')}
        </Button>
      </Form.Item>
    </Form>
  );
}

function useNeeded() {
  const { t } = useTranslation();
  return [{ required: true, whitespace: true, message: t('laws.wizard.missing') }];
}

function ChooseEdition({ laws }: { readonly laws: readonly Law[] }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="editionSlug" label={t('laws.wizard.edition')} className="wide-field" rules={useNeeded()}>
      <Select options={editionOptions(laws)} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}

function ChooseLaw({ laws }: { readonly laws: readonly Law[] }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="lawSlug" label={t('laws.wizard.law')} className="wide-field" rules={useNeeded()}>
      <Select
        options={laws.map(({ slug, title }) => ({ value: slug, label: title }))}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
  );
}

function LawFields() {
  const { t } = useTranslation();
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="title" label={t('laws.wizard.lawTitle')} className="wide-field" rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="shortTitle" label={t('laws.wizard.shortTitle')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="aliases" label={t('laws.wizard.aliases')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="rank" label={t('laws.wizard.kind')} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="issuer" label={t('laws.wizard.issuer')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
    </>
  );
}

function EditionFields() {
  const { t } = useTranslation();
  const needed = useNeeded();
  return (
    <>
      <Form.Item
        name="label"
        label={t('laws.wizard.label')}
        extra={t('laws.wizard.labelHint')}
        rules={needed}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="number" label={t('laws.wizard.number')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="promulgatedOn" label={t('laws.wizard.promulgatedOn')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="effectiveFrom" label={t('laws.wizard.effectiveFrom')} rules={needed}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}
