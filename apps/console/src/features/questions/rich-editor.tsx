import Image from '@tiptap/extension-image';
import { Mathematics } from '@tiptap/extension-mathematics';
import Subscript from '@tiptap/extension-subscript';
import Superscript from '@tiptap/extension-superscript';
import { TableKit } from '@tiptap/extension-table';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import 'katex/dist/katex.min.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormulaBar, ImageBar } from './rich-bars';
import './rich-editor.css';

const extensions = [
  StarterKit.configure({ heading: false, codeBlock: false, code: false, horizontalRule: false, link: false }),
  TableKit.configure({ table: { resizable: false } }),
  Image.configure({ inline: true }),
  Subscript,
  Superscript,
  Mathematics.configure({ katexOptions: { throwOnError: false, trust: false, maxSize: 20, maxExpand: 200 } }),
];

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (html: string) => void;
}

/** What the server keeps of a text is what can be made here: emphasis, lists, tables, pictures of ours, formulas. */
export function RichEditor({ label, value, onChange }: Props) {
  const editor = useEditor({
    extensions,
    content: value,
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
  });
  return (
    <div className="rich-editor">
      {editor && <Tools editor={editor} label={label} />}
      <EditorContent editor={editor} className="ws-rich-text" />
    </div>
  );
}

type Bar = 'formula' | 'image';

const marks = [
  ['bold', (editor: Editor) => editor.chain().focus().toggleBold().run()],
  ['italic', (editor: Editor) => editor.chain().focus().toggleItalic().run()],
  ['subscript', (editor: Editor) => editor.chain().focus().toggleSubscript().run()],
  ['superscript', (editor: Editor) => editor.chain().focus().toggleSuperscript().run()],
  ['bulletList', (editor: Editor) => editor.chain().focus().toggleBulletList().run()],
  ['orderedList', (editor: Editor) => editor.chain().focus().toggleOrderedList().run()],
] as const;

const tableActs = [
  ['addRow', (editor: Editor) => editor.chain().focus().addRowAfter().run()],
  ['addColumn', (editor: Editor) => editor.chain().focus().addColumnAfter().run()],
  ['deleteRow', (editor: Editor) => editor.chain().focus().deleteRow().run()],
  ['deleteColumn', (editor: Editor) => editor.chain().focus().deleteColumn().run()],
  ['deleteTable', (editor: Editor) => editor.chain().focus().deleteTable().run()],
] as const;

function Tools({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  const { t } = useTranslation();
  const [bar, setBar] = useState<Bar | null>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      marks: marks.filter(([name]) => current.isActive(name)).map(([name]) => name),
      isInTable: current.isActive('table'),
    }),
  });
  const toggle = (next: Bar) => setBar(bar === next ? null : next);
  return (
    <>
      <div className="rich-tools" role="toolbar" aria-label={t('richText.tools', { label })}>
        {marks.map(([name, act]) => (
          <button
            key={name}
            type="button"
            aria-pressed={active.marks.includes(name)}
            onClick={() => act(editor)}
          >
            {t(`richText.${name}`)}
          </button>
        ))}
        <button
          type="button"
          onClick={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        >
          {t('richText.table')}
        </button>
        <button type="button" aria-expanded={bar === 'formula'} onClick={() => toggle('formula')}>
          {t('richText.formula')}
        </button>
        <button type="button" aria-expanded={bar === 'image'} onClick={() => toggle('image')}>
          {t('richText.image')}
        </button>
        {active.isInTable &&
          tableActs.map(([name, act]) => (
            <button key={name} type="button" onClick={() => act(editor)}>
              {t(`richText.${name}`)}
            </button>
          ))}
      </div>
      {bar === 'formula' && (
        <FormulaBar
          onInsert={(latex) => {
            editor.chain().focus().insertInlineMath({ latex }).run();
            setBar(null);
          }}
        />
      )}
      {bar === 'image' && (
        <ImageBar
          onInsert={(src, alt) => {
            editor.chain().focus().setImage({ src, alt }).run();
            setBar(null);
          }}
        />
      )}
    </>
  );
}
