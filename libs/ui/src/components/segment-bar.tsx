import './segment-bar.css';

export interface SegmentBarProps {
  readonly spans: readonly { readonly fromSeconds: number; readonly toSeconds: number }[];
  readonly durationSeconds: number;
  /** What the bar shows, in words: the bar itself is only a picture of it. */
  readonly label: string;
  /** Where the play head is. */
  readonly headSeconds?: number;
}

/** Stretches of a video on a line as long as the video. */
export function SegmentBar({ spans, durationSeconds, label, headSeconds }: SegmentBarProps) {
  const percent = (seconds: number) =>
    durationSeconds > 0 ? `${String(Math.min(100, Math.max(0, (seconds / durationSeconds) * 100)))}%` : '0%';
  return (
    <div className="ws-segments" role="img" aria-label={label}>
      {spans.map(({ fromSeconds, toSeconds }) => (
        <i
          key={fromSeconds}
          style={{ insetInlineStart: percent(fromSeconds), width: percent(toSeconds - fromSeconds) }}
        />
      ))}
      {headSeconds !== undefined && <b style={{ insetInlineStart: percent(headSeconds) }} />}
    </div>
  );
}
