import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Card, Empty, errorMessage, ErrorNotice, formatIsoDay, isUnreachable, Loading } from '@whetstone/ui';
import type { ClassFactsFragment } from '../../gql/graphql';
import { UnitSelect } from '../officers/unit-select';
import { RegionSelect } from '../regions/region-select';
import { homeOf } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { classById, newestClass, saveClass } from './class-operations';
import { nextClassNumber } from './class-state';
import './classes.css';

interface Values {
  readonly regionCode: number;
  readonly name: string;
  readonly year: number;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly quotas: readonly { readonly unitId: string; readonly seats: number }[];
}

export function NewClassPage() {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const today = formatIsoDay(new Date());
  const home = homeOf('publish', viewer.grants, today);
  const { data, error, refetch } = useQuery(newestClass, { fetchPolicy: 'network-only' });
  const year = Number(today.slice(0, 4));
  return (
    <>
      <PageHead
        crumbs={[{ label: t('classes.title'), to: '/classes' }, { label: t('classes.create') }]}
        title={t('classes.create')}
      />
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={8} />
      ) : (
        <ClassForm
          before={null}
          initial={{
            ...(home !== undefined && { regionCode: home }),
            ...{ year, startsOn: today, endsOn: today, quotas: [] },
            number: nextClassNumber(data.trainingClasses.nodes, home ?? 0, year),
          }}
        />
      )}
    </>
  );
}

export function EditClassPage() {
  const { t } = useTranslation();
  const { classId = '' } = useParams();
  const { data, error, refetch } = useQuery(classById, {
    variables: { id: classId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const before = data.trainingClass;
  if (!before?.isMine) return <Empty title={t('classes.goneTitle')} />;
  const { name, year, number, startsOn, endsOn, quotas, region } = before;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('classes.title'), to: '/classes' },
          { label: name, to: `/classes/${before.id}` },
          { label: t('classes.edit') },
        ]}
        title={t('classes.edit')}
      />
      <ClassForm
        before={before}
        initial={{
          ...{ name, year, number, startsOn, endsOn, regionCode: region.code },
          quotas: quotas.map(({ unitId, seats }) => ({ unitId, seats })),
        }}
      />
    </>
  );
}

interface FormProps {
  /** Null = a new one. */
  readonly before: ClassFactsFragment | null;
  readonly initial: Partial<Values>;
}

function ClassForm({ before, initial }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(saveClass);
  const save = async ({ quotas, regionCode, ...facts }: Values) => {
    setRefusal(null);
    const given = quotas.map(({ unitId, seats }) => ({ unitId, seats }));
    const input = {
      ...{ ...facts, quotas: given, id: before?.id ?? null, version: before?.version ?? 0 },
      regionCode: before?.region.code ?? regionCode,
    };
    try {
      const answer = (await run({ variables: { input } })).data?.saveClass;
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      if (answer) await navigate(`/classes/${answer.id}`);
    } catch (error) {
      setRefusal(isUnreachable(error) ? t('lectures.failed') : (errorMessage(error) ?? t('lectures.failed')));
    }
  };
  return (
    <Card className="sheet pad form-card wide-form">
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={initial}
        onFinish={(values) => void save(values)}
      >
        <FactFields isNew={before === null} />
        <QuotaFields known={before?.quotas ?? []} />
        <div aria-live="assertive">
          {refusal && (
            <Alert
              className="form-alert"
              type="error"
              showIcon
              title={t('classes.refused')}
              description={refusal}
            />
          )}
        </div>
        <Button type="primary" htmlType="submit" size="large" loading={loading}>
          {t('classes.save')}
        </Button>
      </Form>
    </Card>
  );
}

function useNeeded() {
  const { t } = useTranslation();
  return (field: string) => [{ required: true, message: t('lectures.required', { field }) }];
}

function FactFields({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation();
  const needed = useNeeded();
  return (
    <>
      <Form.Item
        name="name"
        label={t('classes.name')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('lectures.required', { field: t('classes.name') }),
          },
        ]}
      >
        <Input maxLength={100} />
      </Form.Item>
      {isNew && (
        <Form.Item name="regionCode" label={t('classes.region')} rules={needed(t('classes.region'))}>
          <RegionSelect />
        </Form.Item>
      )}
      <div className="field-row">
        <Form.Item name="year" label={t('classes.year')} rules={needed(t('classes.year'))}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="number" label={t('classes.number')} rules={needed(t('classes.number'))}>
          <InputNumber min={1} max={999} precision={0} />
        </Form.Item>
        <Form.Item name="startsOn" label={t('classes.startsOn')} rules={needed(t('classes.startsOn'))}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="endsOn" label={t('classes.endsOn')} rules={needed(t('classes.endsOn'))}>
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  );
}

function QuotaFields({ known }: { readonly known: ClassFactsFragment['quotas'] }) {
  const { t } = useTranslation();
  const needed = useNeeded();
  const form = Form.useFormInstance<Values>();
  const regionCode = Form.useWatch('regionCode', { form, preserve: true }) as number | undefined;
  const units = known.map(({ unitId, unitName }) => ({ id: unitId, name: unitName }));
  return (
    <fieldset className="class-set">
      <legend>{t('classes.quotas')}</legend>
      <p className="quiet">{t('classes.quotasHint')}</p>
      <Form.List name="quotas">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => {
              const nth = index + 1;
              return (
                <div key={key} className="class-quota">
                  <Form.Item
                    name={[name, 'unitId']}
                    label={t('classes.unitNth', { nth })}
                    rules={needed(t('classes.unit'))}
                  >
                    <UnitSelect known={units} {...(regionCode === undefined ? {} : { regionCode })} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'seats']}
                    label={t('classes.seatsNth', { nth })}
                    rules={needed(t('classes.seats'))}
                  >
                    <InputNumber min={1} max={9999} precision={0} />
                  </Form.Item>
                  <Button
                    className="class-quota-off"
                    aria-label={t('classes.removeQuota', { nth })}
                    onClick={() => remove(name)}
                  >
                    ×
                  </Button>
                </div>
              );
            })}
            <Button className="class-quota-add" onClick={() => add({ seats: 5 })}>
              {t('classes.addQuota')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
