// The look itself: whoever starts an app starts with it.
import './tokens.css';
import './base.css';
import { idle } from './idle';

/**
 * Declares Noto Sans SC in its unicode-range slices, on a device that can draw no Chinese at all and on no other: phones
 * have a Chinese font under no name a style sheet could ask for, and would fetch a megabyte of slices beside it.
 * After the page and all it needs, so that it competes with nothing.
 */
export async function loadFonts(): Promise<void> {
  await idle();
  if (!canDrawChinese()) await import('@fontsource/noto-sans-sc/400.css');
}

const EDGE = 24;

/** Without a font every character is the same empty box; with one no two of these look alike. */
function canDrawChinese(): boolean {
  const pen = Object.assign(document.createElement('canvas'), { width: EDGE, height: EDGE }).getContext(
    '2d',
    { willReadFrequently: true },
  );
  if (!pen) return true;
  const draw = (character: string): string => {
    pen.clearRect(0, 0, EDGE, EDGE);
    pen.font = `${String(EDGE - 4)}px system-ui, sans-serif`;
    pen.textBaseline = 'top';
    pen.fillText(character, 2, 2);
    return pen.getImageData(0, 0, EDGE, EDGE).data.join();
  };
  return draw('永') !== draw('国');
}
