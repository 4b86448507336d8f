import {
  useEffect,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { Dialog } from '../dialog/dialog';
import './pictures.css';

export interface Picture {
  readonly src: string;
  readonly alt: string;
}

/** Times the width of the window. */
const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** Pictures in the wording: options have a button of their own, because a click on them chooses. */
const IN_WORDING = '.ws-rich-text img:not(.room-options img)';

export interface PicturesInHand {
  readonly picture: Picture | null;
  readonly show: (picture: Picture | null) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Lets the pictures of a question be opened, by pointer and by keyboard. */
export function usePictures(box: RefObject<HTMLElement | null>): PicturesInHand {
  const { t } = useTranslation();
  const [picture, show] = useState<Picture | null>(null);
  useEffect(() => {
    for (const image of box.current?.querySelectorAll<HTMLImageElement>(IN_WORDING) ?? []) {
      image.tabIndex = 0;
      image.setAttribute('role', 'button');
      image.setAttribute('aria-label', t('room.enlarge', { alt: image.alt || t('room.picture') }));
    }
  });
  const open = (event: SyntheticEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLImageElement) || !target.matches(IN_WORDING)) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
    show({ src: target.src, alt: target.alt });
  };
  return {
    picture,
    show,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key === 'Enter' || event.key === ' ') open(event);
    },
  };
}

/** The first picture of an option's text; null = it has none. */
export function pictureOf(html: string): Picture | null {
  const image = new DOMParser().parseFromString(html, 'text/html').querySelector('img');
  return image ? { src: image.getAttribute('src') ?? '', alt: image.alt } : null;
}

export function PictureDialog({ picture, onClose }: { picture: Picture; onClose: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const zoom = ZOOMS[step] ?? 1;
  const change = (by: number) => setStep(Math.max(0, Math.min(ZOOMS.length - 1, step + by)));
  const press = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') change(1);
    else if (event.key === '-') change(-1);
    else if (event.key === '0') setStep(0);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog kind="picture" title={picture.alt || t('room.picture')} onClose={onClose}>
      <div onKeyDown={press}>
        <div className="picture-box" role="region" aria-label={t('room.picture')} tabIndex={0}>
          <img src={picture.src} alt={picture.alt} style={{ width: `${String(zoom * 100)}%` }} />
        </div>
        <div className="dialog-actions">
          <Button disabled={step === 0} onClick={() => change(-1)}>
            − {t('room.zoomOut')}
          </Button>
          <Button disabled={step === ZOOMS.length - 1} onClick={() => change(1)}>
            + {t('room.zoomIn')}
          </Button>
          <span className="num" role="status">
            {Math.round(zoom * 100)}%
          </span>
          <Button kind="primary" onClick={onClose}>
            {t('room.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
