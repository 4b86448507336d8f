import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatIsoMinute } from '@whetstone/ui';
import type { ExamChoicesQuery } from '../../gql/graphql';
import { RegionSelect } from '../regions/region-select';
import type { ExamFields, Telling } from './exam-input';

interface Props {
  readonly choices: ExamChoicesQuery;
}

function useRequired() {
  const { t } = useTranslation();
  return (field: string) => [{ required: true, message: t('lectures.required', { field }) }];
}

/** What is asked, and how it is shown. */
export function PaperFields({ choices }: Props) {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <fieldset>
      <legend>{t('examPlans.paper')}</legend>
      <Form.Item
        name="blueprintId"
        label={t('examPlans.blueprint')}
        rules={required(t('examPlans.blueprint'))}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.blueprints.nodes.map(({ id, name, region }) => ({
            value: id,
            label: `${name} · ${region.name}`,
          }))}
        />
      </Form.Item>
      <TitleField />
      <Form.Item name="showsWholePaper" label={t('examPlans.page')}>
        <Radio.Group
          options={[
            { value: false, label: t('examPlans.oneByOne') },
            { value: true, label: t('examPlans.wholePaper') },
          ]}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="shuffleQuestions" valuePropName="checked">
          <Checkbox>{t('examPlans.shuffleQuestions')}</Checkbox>
        </Form.Item>
        <Form.Item name="shuffleOptions" valuePropName="checked">
          <Checkbox>{t('examPlans.shuffleOptions')}</Checkbox>
        </Form.Item>
        <Form.Item name="isPractice" valuePropName="checked">
          <Checkbox>{t('examPlans.isPractice')}</Checkbox>
        </Form.Item>
      </div>
    </fieldset>
  );
}

export function TitleField() {
  const { t } = useTranslation();
  const field = t('examPlans.name');
  return (
    <Form.Item
      name="title"
      label={field}
      rules={[{ required: true, whitespace: true, message: t('lectures.required', { field }) }]}
    >
      <Input maxLength={100} />
    </Form.Item>
  );
}

/** When it is open, and how long it lasts. */
export function WindowFields() {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('lectures.window')}</legend>
      <TimeFields />
    </fieldset>
  );
}

/** Its times, how often it may be sat, and what it takes to pass. */
export function TimeFields() {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <>
      <div className="field-row">
        <Form.Item name="opensAt" label={t('examPlans.opensAt')} rules={required(t('examPlans.opensAt'))}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="closesAt" label={t('examPlans.closesAt')} rules={required(t('examPlans.closesAt'))}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="lastEntryAt" label={t('examPlans.lastEntry')} extra={t('examPlans.lastEntryHint')}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="durationMinutes" label={t('exams.minutes')} rules={required(t('exams.minutes'))}>
          <InputNumber min={1} max={300} precision={0} />
        </Form.Item>
        <Form.Item name="attemptsAllowed" label={t('exams.attempts')} rules={required(t('exams.attempts'))}>
          <InputNumber min={1} max={10} precision={0} />
        </Form.Item>
        <Form.Item name="passPoints" label={t('exams.pass')} rules={required(t('exams.pass'))}>
          <InputNumber min={0.5} step={1} />
        </Form.Item>
      </div>
    </>
  );
}

/** Who is asked. */
export function AudienceFields({ choices }: Props) {
  const { t } = useTranslation();
  const issues = useIssueOptions(choices);
  return (
    <fieldset>
      <legend>{t('lectures.audience')}</legend>
      <Form.Item name="regionCodes" label={t('lectures.regions')}>
        <RegionSelect isMultiple />
      </Form.Item>
      <Form.Item name="classId" label={t('examPlans.class')} extra={t('examPlans.classHint')}>
        <Select
          allowClear
          placeholder={t('tables.none')}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.trainingClasses.nodes
            .filter(({ isMine }) => isMine)
            .map(({ id, name, year, number }) => ({
              value: id,
              label: `${t('classes.issueOf', { year, number })} ${name}`,
            }))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="posts" label={t('examPlans.posts')} extra={t('examPlans.postsHint')}>
          <Select mode="tags" tokenSeparators={[',', '，', '、', ' ']} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="grades" label={t('examPlans.grades')}>
          <Select
            mode="multiple"
            placeholder={t('exams.anyTopic')}
            options={(['JUNIOR', 'INTERMEDIATE'] as const).map((grade) => ({
              value: grade,
              label: t(`officerGrades.${grade}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="attendedIssueId" label={t('examPlans.attended')}>
          <Select allowClear options={issues} placeholder={t('exams.anyTopic')} />
        </Form.Item>
        <Form.Item name="makeUpOf" label={t('examPlans.makeUpOf')} extra={t('examPlans.makeUpHint')}>
          <Select
            allowClear
            placeholder={t('tables.none')}
            options={choices.exams.nodes.map(({ id, title, opensAt }) => ({
              value: id,
              label: `${title} · ${formatIsoMinute(opensAt)}`,
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="certificateNos"
        label={t('examPlans.certificates')}
        extra={t('examPlans.certificatesHint')}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
    </fieldset>
  );
}

function useIssueOptions({ lectureIssues }: ExamChoicesQuery) {
  const { t } = useTranslation();
  return lectureIssues.nodes.map(({ id, year, number, title }) => ({
    value: id,
    label: `${t('lectures.issueOf', { year, number })} ${title}`,
  }));
}

/** When points and keys are shown. */
export function TellingFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ExamFields>();
  const results = Form.useWatch('results', form) as Telling | undefined;
  const keys = Form.useWatch('keys', form) as Telling | undefined;
  const options = (first: string) => [
    { value: 'AT_ONCE', label: first },
    { value: 'AFTER_CLOSING', label: t('examPlans.telling.AFTER_CLOSING') },
    { value: 'AT_TIME', label: t('examPlans.telling.AT_TIME') },
  ];
  return (
    <fieldset>
      <legend>{t('examPlans.tellingTitle')}</legend>
      <div className="field-row">
        <Form.Item name="results" label={t('examPlans.results')}>
          <Select options={options(t('examPlans.telling.AT_ONCE'))} />
        </Form.Item>
        {results === 'AT_TIME' && (
          <Form.Item name="resultsAt" label={t('examPlans.resultsAt')}>
            <Input type="datetime-local" />
          </Form.Item>
        )}
        <Form.Item name="keys" label={t('examPlans.keys')}>
          <Select options={options(t('examPlans.withResults'))} />
        </Form.Item>
        {keys === 'AT_TIME' && (
          <Form.Item name="keysAt" label={t('examPlans.keysAt')}>
            <Input type="datetime-local" />
          </Form.Item>
        )}
      </div>
    </fieldset>
  );
}

/** Where it is sat, and what has to be done before. */
export function HallFields({ choices }: Props) {
  const { t } = useTranslation();
  const issues = useIssueOptions(choices);
  return (
    <fieldset>
      <legend>{t('examPlans.conditions')}</legend>
      <div className="field-row">
        <Form.Item name="prerequisiteIssueId" label={t('examPlans.prerequisite')}>
          <Select allowClear options={issues} placeholder={t('tables.none')} />
        </Form.Item>
        <Form.Item name="hallPassword" label={t('examPlans.password')} extra={t('examPlans.passwordHint')}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="hallNetworks" label={t('examPlans.networks')} extra={t('examPlans.networksHint')}>
          <Input placeholder="10.15.0.0/16" />
        </Form.Item>
      </div>
    </fieldset>
  );
}
