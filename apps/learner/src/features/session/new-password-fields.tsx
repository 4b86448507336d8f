import { useTranslation } from 'react-i18next';
import { isStrongPassword } from '@whetstone/domain';
import { Field } from './field';
import { usePasswordRules } from './use-password-rules';

export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

export interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
}

/** A new password and its repetition, with what is asked of it. */
export function NewPasswordFields({ value, onChange }: NewPasswordFieldsProps) {
  const { t } = useTranslation();
  const rules = usePasswordRules();
  const isStrong = isStrongPassword(value.password, rules);
  return (
    <>
      <Field
        label={t('activate.password')}
        hint={
          isStrong
            ? t('activate.strong')
            : t('activate.rule', { least: rules.leastLength, classes: rules.leastClasses })
        }
        type="password"
        autoComplete="new-password"
        required
        value={value.password}
        onChange={(event) => onChange({ ...value, password: event.target.value })}
      />
      <Field
        label={t('activate.repeat')}
        type="password"
        autoComplete="new-password"
        required
        value={value.repeated}
        onChange={(event) => onChange({ ...value, repeated: event.target.value })}
      />
    </>
  );
}
