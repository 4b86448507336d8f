import type { ReactNode } from 'react';

/** Line icons on a 24-pixel grid; they always stand beside a word, so they are hidden from screen readers. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const TodayIcon = () => (
  <Icon>
    <rect x="4" y="5" width="16" height="15" rx="3" />
    <path d="M8 3v4M16 3v4M8.500 13.500l2.500 2.500 4.500-5" />
  </Icon>
);
export const LecturesIcon = () => (
  <Icon>
    <rect x="3" y="5" width="18" height="14" rx="3" />
    <path d="M10.500 9.500v5l4.200-2.500z" />
  </Icon>
);
export const ExamsIcon = () => (
  <Icon>
    <path d="M7 3h7l4 4v12a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z" />
    <path d="M9 11h6M9 15h4" />
  </Icon>
);
export const LawsIcon = () => (
  <Icon>
    <path d="M5 5.500A2.500 2.500 0 0 1 7.500 3H19v15H7.500A2.500 2.500 0 0 0 5 20.500zM5 20.500A2.500 2.500 0 0 0 7.500 21H19v-3M9 8h6" />
  </Icon>
);
export const MeIcon = () => (
  <Icon>
    <circle cx="12" cy="8.500" r="3.500" />
    <path d="M5 20c.8-3.600 3.600-5.500 7-5.500s6.200 1.900 7 5.500" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon>
    <path d="M8 5.500v13l11-6.500z" fill="currentColor" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <path d="M8.500 5.500v13M15.500 5.500v13" strokeWidth="3" />
  </Icon>
);
export const FullScreenIcon = () => (
  <Icon>
    <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
  </Icon>
);
export const SoundIcon = () => (
  <Icon>
    <path d="M4 10v4h3.500l4.500 4V6l-4.500 4zM15.500 9.500a3.500 3.500 0 0 1 0 5M18 7a7 7 0 0 1 0 10" />
  </Icon>
);
export const MutedIcon = () => (
  <Icon>
    <path d="M4 10v4h3.500l4.500 4V6l-4.500 4zM16 10l4 4M20 10l-4 4" />
  </Icon>
);
