import { useId, useState, type DragEvent } from 'react';

interface Props {
  readonly lead: string;
  readonly choose: string;
  readonly hint: string;
  /** As for the accept attribute; only a filter of the dialogue, the caller checks. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A place to drop one file; the button does the same for those who do not drag. */
export function FileDrop({ lead, choose, hint, accept, onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const hintId = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{lead}</span>
      <label className="file-button">
        {choose}
        <input
          type="file"
          className="visually-hidden"
          accept={accept}
          aria-describedby={hintId}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // Emptied, so that choosing the corrected file of the same name is a change again.
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </label>
      <small id={hintId}>{hint}</small>
    </div>
  );
}
