import { enterEarly } from './features/exam-room/early-entry';

enterEarly(window.location.pathname);
