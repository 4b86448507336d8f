import { createTemplate } from './template';

await createTemplate();
