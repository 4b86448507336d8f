import { useQuery } from '@apollo/client/react';
import { Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printPlace } from '@whetstone/domain';
import { lawsQuery } from '../laws/law-operations';

interface Props {
  readonly onPick: (citation: string) => void;
}

/** An article of a law of the library, for whoever would rather choose than write. */
export function CitationPicker({ onPick }: Props) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const [title, setTitle] = useState<string | null>(null);
  const [article, setArticle] = useState<number | null>(null);
  const { data } = useQuery(lawsQuery, { skip: !isAsked });
  const pick = () => {
    if (title === null || article === null) return;
    const place = { article, articleSub: 0, paragraph: null, item: null };
    onPick(`《${title}》${printPlace(place)}`);
    setArticle(null);
  };
  return (
    <Space.Compact className="citation-picker">
      <Select
        aria-label={t('editor.pickLaw')}
        placeholder={t('editor.pickLaw')}
        showSearch={{ optionFilterProp: 'label' }}
        value={title}
        onChange={setTitle}
        onFocus={() => setIsAsked(true)}
        options={data?.laws.map((law) => ({ value: law.title, label: law.title }))}
      />
      <InputNumber
        aria-label={t('editor.pickArticle')}
        placeholder={t('editor.pickArticle')}
        min={1}
        precision={0}
        value={article}
        onChange={setArticle}
        onPressEnter={pick}
      />
      <Button disabled={title === null || article === null} onClick={pick}>
        {t('editor.addCitation')}
      </Button>
    </Space.Compact>
  );
}
