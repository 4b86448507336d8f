/** The colours of tokens.css by the same names, for what cannot read a CSS variable: antd's theme, charts, canvases. */
export const lightColours = {
  ink: '#17211d',
  'ink-2': '#55625c',
  'ink-3': '#7d8983',
  paper: '#ffffff',
  ground: '#f4f6f3',
  line: '#e2e7e3',
  green: '#0b6b50',
  'green-ink': '#084c39',
  'green-wash': '#e6f2ed',
  'on-green': '#ffffff',
  amber: '#b26a00',
  'amber-ink': '#8a5000',
  'amber-wash': '#fdf3e0',
  red: '#b3261e',
  'red-wash': '#fbeae9',
  blue: '#1f5fa8',
} as const;

export type Colours = Readonly<Record<keyof typeof lightColours, string>>;

export const darkColours: Colours = {
  ink: '#e8eeea',
  'ink-2': '#a9b5af',
  'ink-3': '#84908a',
  paper: '#18201d',
  ground: '#101613',
  line: '#2b3530',
  green: '#4fbf9a',
  'green-ink': '#9fe0c9',
  'green-wash': '#16332a',
  'on-green': '#06231a',
  amber: '#f0b04d',
  'amber-ink': '#f0b04d',
  'amber-wash': '#352812',
  red: '#f2827b',
  'red-wash': '#3a1c1a',
  blue: '#7db3ee',
};

export const fontStack =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
