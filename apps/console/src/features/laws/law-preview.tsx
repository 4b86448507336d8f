import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, type ChipTone } from '@whetstone/ui';
import { formatCount } from '../tables/figures';
import type { LawPreview } from './import-operations';

interface Props {
  readonly preview: LawPreview;
  /** Whether it was previewed as what is chosen above. */
  readonly isChecked: boolean;
  readonly isCommitting: boolean;
  readonly onCommit: () => void;
  readonly another: ReactNode;
}

/** What was read, what looks wrong in it, and what importing it would change. */
export function LawPreviewPanel({ preview, isChecked, isCommitting, onCommit, another }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {isChecked && (
        <Card className="pad stack">
          {preview.mayCommit ? (
            <WhatChanges preview={preview} />
          ) : (
            <Alert type="error" showIcon title={t('laws.wizard.blocked')} />
          )}
          <div className="row-actions">
            <Button type="primary" disabled={!preview.mayCommit} loading={isCommitting} onClick={onCommit}>
              {t('laws.wizard.commit')}
            </Button>
            {another}
          </div>
        </Card>
      )}
      <Card className="sheet">
        <h2 className="pad-h">{t('laws.wizard.faults')}</h2>
        {preview.faults.length === 0 ? (
          <p className="pad">{t('laws.wizard.noFaults')}</p>
        ) : (
          <Faults faults={preview.faults} />
        )}
        {preview.faultCount > preview.faults.length && (
          <p className="pad small quiet num">
            {t('laws.wizard.moreFaults', {
              shown: preview.faults.length,
              total: formatCount(preview.faultCount),
            })}
          </p>
        )}
      </Card>
      <Card className="sheet">
        <h2 className="pad-h">{t('laws.wizard.tree')}</h2>
        <Tree preview={preview} />
      </Card>
      {!isChecked && <div className="row-actions">{another}</div>}
    </>
  );
}

/** Each says its line, what stands there and what was expected. */
function Faults({ faults }: { readonly faults: LawPreview['faults'] }) {
  const { t } = useTranslation();
  return (
    <ul className="law-faults">
      {faults.map((fault, index) => (
        <li key={index}>
          <Chip tone={fault.severity === 'ERROR' ? 'red' : 'amber'}>
            <span aria-hidden="true">{fault.severity === 'ERROR' ? '✕' : '!'}</span>{' '}
            {t(`severities.${fault.severity}`)}
          </Chip>
          <span>{fault.message}</span>
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<string, ChipTone>> = { changed: 'amber', added: 'green', removed: 'red' };

function WhatChanges({ preview }: { readonly preview: LawPreview }) {
  const { t } = useTranslation();
  if (!preview.hasText)
    return <p role="status">{t('laws.wizard.firstText', { shown: formatCount(preview.articleCount) })}</p>;
  if (preview.changeCount === 0) return <p role="status">{t('laws.wizard.noDifference')}</p>;
  return (
    <>
      <h2>{t('laws.wizard.difference')}</h2>
      <p role="status">{t('laws.wizard.differenceLead', { shown: formatCount(preview.changeCount) })}</p>
      <ul className="law-changes" aria-label={t('laws.wizard.difference')}>
        {preview.changes.map((change) => (
          <li key={change.key}>
            <span className="edition-name">
              <b>{change.label || change.key}</b>
              <Chip tone={tones[change.what] ?? 'grey'}>
                {t(`laws.compare.what.${change.what as 'changed' | 'added' | 'removed'}`)}
              </Chip>
            </span>
            {change.oldText !== null && (
              <p className="ws-law-marked">
                <del>{change.oldText}</del>
              </p>
            )}
            {change.newText !== null && (
              <p className="ws-law-marked">
                <ins>{change.newText}</ins>
              </p>
            )}
          </li>
        ))}
      </ul>
      {preview.changeCount > preview.changes.length && (
        <p className="small quiet num">
          {t('laws.wizard.moreFaults', {
            shown: preview.changes.length,
            total: formatCount(preview.changeCount),
          })}
        </p>
      )}
    </>
  );
}

/** All of it: 1,242 short lines that the browser draws as they come into view. */
function Tree({ preview }: { readonly preview: LawPreview }) {
  const { t } = useTranslation();
  return (
    <div className="law-tree-preview" role="region" aria-label={t('laws.wizard.tree')} tabIndex={0}>
      <ul>
        {preview.tree.map((provision) => (
          <li key={provision.key} style={{ paddingInlineStart: `${provision.depth * 18}px` }}>
            <b>{provision.label}</b> {provision.text}
            {provision.paragraphCount > 1 && (
              <small className="num">
                {' '}
                · {t('laws.wizard.paragraphs', { shown: provision.paragraphCount })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
