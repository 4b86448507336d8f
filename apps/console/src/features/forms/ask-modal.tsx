import { Alert, Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage, isUnreachable } from '@whetstone/ui';
import './ask-modal.css';

interface Props<Values extends object> {
  readonly isOpen: boolean;
  readonly title: string;
  readonly okText: string;
  readonly initialValues?: Partial<Values>;
  /** The fields. */
  readonly children: ReactNode;
  /** @returns a refusal to be read, or null when it is done; then the dialog closes. */
  readonly onSubmit: (values: Values) => Promise<string | null>;
  readonly onClose: () => void;
}

/** A dialog with a form: what was typed stays when the server says no, and the sentence is shown with it. */
export function AskModal<Values extends object>(props: Props<Values>) {
  const { isOpen, title, okText, initialValues, children, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (values: Values) => {
    setRefusal(null);
    setBusy(true);
    try {
      const message = await onSubmit(values);
      if (message === null) onClose();
      else setRefusal(message);
    } catch (error) {
      setRefusal(
        isUnreachable(error) ? t('signIn.unreachable') : (errorMessage(error) ?? t('lectures.failed')),
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      cancelText={t('banks.cancel')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => setRefusal(null)}
      closable={{ 'aria-label': t('banks.close') }}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues as Values}
        preserve={false}
        onFinish={(values) => void submit(values)}
      >
        {children}
      </Form>
      <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
    </Modal>
  );
}
