/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { darkColours, lightColours, type Colours } from './tokens';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const namedIn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe('the colours', () => {
  it.each([
    ['light', light, lightColours],
    ['dark', dark, darkColours],
  ])('are the same in tokens.css and tokens.ts (%s)', (_, text, colours) => {
    expect(namedIn(text)).toEqual(colours);
  });

  const words: [keyof Colours, keyof Colours][] = [
    ['ink', 'paper'],
    ['ink-2', 'paper'],
    ['ink-2', 'ground'],
    ['green', 'paper'],
    ['green', 'ground'],
    ['green-ink', 'green-wash'],
    ['ink', 'green-wash'],
    ['ink-2', 'green-wash'],
    ['on-green', 'green'],
    ['amber-ink', 'amber-wash'],
    ['amber-ink', 'paper'],
    ['red', 'red-wash'],
    ['red', 'paper'],
    ['blue', 'paper'],
  ];
  it.each(words)('let %s be read on %s (4.5:1)', (ink, ground) => {
    expect(contrast(lightColours[ink], lightColours[ground])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(darkColours[ink], darkColours[ground])).toBeGreaterThanOrEqual(4.5);
  });
});
