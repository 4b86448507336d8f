export { ok, refuse, type Refusal, type Result } from './result';
