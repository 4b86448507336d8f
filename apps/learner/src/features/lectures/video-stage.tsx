import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, formatClock, SegmentBar, type SegmentBarProps } from '@whetstone/ui';
import { FullScreenIcon, MutedIcon, PauseIcon, PlayIcon, SoundIcon } from '../shell/icons';
import type { Player } from './use-player';

export interface VideoStageProps {
  readonly player: Player;
  readonly sources: readonly { readonly url: string; readonly mimeType: string }[];
  readonly durationSeconds: number;
  readonly title: string;
  /** The stretches the server has credited, drawn beneath the play head's bar. */
  readonly credited: SegmentBarProps['spans'];
  readonly creditedLabel: string;
}

/** The picture with our own controls: the browser's would offer a download and any speed. */
export function VideoStage({ player, sources, title, ...bars }: VideoStageProps) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const { isPlaying, hasFailed, isStarting } = player;
  return (
    <div className="stage" ref={stage}>
      <div className="stage-picture">
        <video
          ref={player.video}
          playsInline
          preload="metadata"
          controlsList="nodownload"
          disableRemotePlayback
          aria-label={title}
          onClick={player.toggle}
          onContextMenu={(event) => event.preventDefault()}
          {...player.handlers}
        >
          {sources.map(({ url, mimeType }, index) => (
            <source
              key={url}
              src={url}
              type={mimeType}
              onError={index === sources.length - 1 ? player.handlers.onError : undefined}
            />
          ))}
        </video>
        {!isPlaying && !hasFailed && (
          <span className="stage-overlay" aria-hidden="true" data-busy={isStarting || undefined}>
            <PlayIcon />
          </span>
        )}
        {hasFailed && (
          <div className="stage-failed" role="alert">
            <p>{t('player.failed')}</p>
            <Button onClick={player.reload}>{t('player.reload')}</Button>
          </div>
        )}
      </div>
      <Controls
        player={player}
        {...bars}
        onFullScreen={() =>
          void (document.fullscreenElement ? document.exitFullscreen() : stage.current?.requestFullscreen())
        }
      />
    </div>
  );
}

interface ControlsProps extends Pick<
  VideoStageProps,
  'player' | 'durationSeconds' | 'credited' | 'creditedLabel'
> {
  readonly onFullScreen: () => void;
}

function Controls({ player, durationSeconds, credited, creditedLabel, onFullScreen }: ControlsProps) {
  const { t } = useTranslation();
  const { isPlaying, isMuted, positionSeconds, rate, speeds, seekTo } = player;
  return (
    <div className="stage-controls" role="group" aria-label={t('player.controls')}>
      <input
        type="range"
        className="stage-seek"
        min={0}
        max={Math.max(1, durationSeconds)}
        step="any"
        value={Math.min(positionSeconds, durationSeconds)}
        aria-label={t('player.position')}
        aria-valuetext={`${formatClock(positionSeconds)} / ${formatClock(durationSeconds)}`}
        onChange={(event) => seekTo(Number(event.target.value))}
      />
      <SegmentBar spans={credited} durationSeconds={durationSeconds} label={creditedLabel} />
      <button
        type="button"
        onClick={player.toggle}
        aria-label={isPlaying ? t('player.pause') : t('player.play')}
      >
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
      </button>
      <button type="button" onClick={() => seekTo(positionSeconds - 5)} aria-label={t('player.back')}>
        −5
      </button>
      <button type="button" onClick={() => seekTo(positionSeconds + 5)} aria-label={t('player.ahead')}>
        +5
      </button>
      <span className="stage-time num">
        {formatClock(positionSeconds)} / {formatClock(durationSeconds)}
      </span>
      <select
        aria-label={t('player.speed')}
        value={rate}
        onChange={(event) => player.setRate(Number(event.target.value))}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
      <button
        type="button"
        onClick={player.toggleMuted}
        aria-label={isMuted ? t('player.unmute') : t('player.mute')}
      >
        {isMuted ? <MutedIcon /> : <SoundIcon />}
      </button>
      {document.fullscreenEnabled && (
        <button type="button" onClick={onFullScreen} aria-label={t('player.fullScreen')}>
          <FullScreenIcon />
        </button>
      )}
    </div>
  );
}
