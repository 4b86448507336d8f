import { useMutation } from '@apollo/client/react';
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, errorMessage } from '@whetstone/ui';
import type { ExamKeysQuery, KeyChangeKind } from '../../gql/graphql';
import { useAddress } from '../tables/use-address';
import { checkRemark } from './marking-operations';
import { printKey } from './print-key';

type Item = NonNullable<ExamKeysQuery['markedExam']>['items'][number];

interface Props {
  readonly examId: string;
  readonly items: readonly Item[];
  readonly isAnnounced: boolean;
  readonly onAsked: () => void;
}

interface Values {
  readonly revisionId: string;
  readonly kind: KeyChangeKind;
  readonly labels?: string | string[];
  readonly blanks?: readonly string[];
  readonly reason: string;
  readonly isAfterAnnouncement?: boolean;
}

const kinds: readonly KeyChangeKind[] = ['REPLACE', 'ACCEPT', 'VOID'];

/** Asks for a change of a key; it is worked out first, and nothing is changed until somebody runs it. */
export function AskKeyChange({ examId, items, isAnnounced, onAsked }: Props) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string | null>(null);
  const [run, { loading }] = useMutation(checkRemark);
  const revisionId = Form.useWatch('revisionId', form);
  const kind = Form.useWatch('kind', form);
  const item = items.find((one) => one.revisionId === revisionId);
  const submit = async ({ labels, blanks, ...values }: Values) => {
    setProblem(null);
    const input = {
      ...{ examId, revisionId: values.revisionId, kind: values.kind, reason: values.reason },
      labels: labels === undefined ? [] : [labels].flat(),
      blanks: (blanks ?? []).map((text) => text.split(/[|｜]/).map((one) => one.trim())),
      isAfterAnnouncement: values.isAfterAnnouncement ?? false,
    };
    try {
      const answer = (await run({ variables: { input } })).data?.checkRemark;
      if (answer?.__typename === 'Refused') return setProblem(answer.message);
      form.resetFields();
      onAsked();
    } catch (error) {
      setProblem(errorMessage(error) ?? t('lectures.failed'));
    }
  };
  return (
    <Card className="pad stack">
      <h2>{t('remarks.ask')}</h2>
      {isAnnounced && <Alert type="warning" showIcon title={t('remarks.announced')} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="marking-form"
        initialValues={{ kind: 'REPLACE', revisionId: params.get('question') ?? undefined }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="revisionId"
          label={t('marking.question')}
          rules={[{ required: true, message: t('remarks.questionMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={items.map((one) => ({ value: one.revisionId, label: one.stemText }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('remarks.kind')}>
          <Choices
            label={t('remarks.kind')}
            options={kinds.map((one) => ({ value: one, label: t(`remarks.kinds.${one}`) }))}
          />
        </Form.Item>
        {item && kind !== 'VOID' && <KeyFields item={item} />}
        <Form.Item
          name="reason"
          label={t('remarks.reason')}
          extra={t('remarks.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('remarks.reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {isAnnounced && (
          <Form.Item
            name="isAfterAnnouncement"
            valuePropName="checked"
            rules={[
              {
                validator: (_, isTicked: boolean | undefined) =>
                  isTicked ? Promise.resolve() : Promise.reject(new Error(t('remarks.knowMissing'))),
              },
            ]}
          >
            <Checkbox>{t('remarks.know')}</Checkbox>
          </Form.Item>
        )}
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('remarks.check')}
        </Button>
      </Form>
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </Card>
  );
}

function KeyFields({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { type, optionLabels, blankCount } = item;
  const options = optionLabels.map((label) => ({ value: label, label: printKey([label], t) }));
  const rules = [{ required: true, message: t('remarks.keyMissing') }];
  if (blankCount > 0)
    return Array.from({ length: blankCount }, (_, place) => (
      <Form.Item
        key={place}
        name={['blanks', place]}
        label={t('remarks.blank', { number: place + 1 })}
        extra={t('remarks.blankHint')}
        initialValue=""
      >
        <Input />
      </Form.Item>
    ));
  if (options.length === 0) return <Alert type="info" title={t('remarks.onlyVoid')} />;
  return (
    <Form.Item name="labels" label={t('remarks.newKey')} rules={rules}>
      <Choices label={t('remarks.newKey')} options={options} isMany={type === 'MULTIPLE'} />
    </Form.Item>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly isMany?: boolean;
  /** By the form. */
  readonly value?: string | string[];
  readonly onChange?: (value: string | string[]) => void;
}

/** One of several, or some of them, under a name that is read out. */
function Choices({ label, options, isMany = false, value, onChange }: ChoicesProps) {
  return (
    <div role={isMany ? 'group' : 'radiogroup'} aria-label={label}>
      {isMany ? (
        <Checkbox.Group options={options} value={[value ?? []].flat()} onChange={onChange} />
      ) : (
        <Radio.Group
          options={options}
          value={value}
          onChange={(event) => onChange?.(event.target.value as string)}
        />
      )}
    </div>
  );
}
