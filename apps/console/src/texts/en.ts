import { amendmentsTexts } from '../features/amendments/texts';
import { auditTexts } from '../features/audit/texts';
import { banksTexts } from '../features/banks/texts';
import { blueprintsTexts } from '../features/blueprints/texts';
import { classesTexts } from '../features/classes/texts';
import { coverageTexts } from '../features/coverage/texts';
import { deskTexts } from '../features/desk/texts';
import { examPlansTexts } from '../features/exams/texts';
import { liveTexts } from '../features/live/texts';
import { grantsTexts } from '../features/grants/texts';
import { importsTexts } from '../features/imports/texts';
import { lawsTexts } from '../features/laws/texts';
import { lecturesTexts } from '../features/lectures/texts';
import { markingTexts } from '../features/marking/texts';
import { officersTexts } from '../features/officers/texts';
import { questionsTexts } from '../features/questions/texts';
import { regionsTexts } from '../features/regions/texts';
import { replayTexts } from '../features/replay/texts';
import { rosterTexts } from '../features/roster/texts';
import { sessionsTexts } from '../features/sessions/texts';
import { provider } from '../features/sign-in/texts';
import type { Translated } from '@whetstone/ui';
import type { zh } from './zh';

/** A key missing here does not compile. */
export const en: Translated<typeof zh> = {
  shell: {
    brand: 'Whetstone',
    brandLine: 'Console',
    skip: 'Skip to content',
    navigation: 'Main navigation',
    regions: 'Regions I may see',
    openMenu: 'Open navigation',
    closeMenu: 'Close navigation',
    unfold: 'Unfold {{name}}',
    fold: 'Fold {{name}}',
    breadcrumb: 'You are here',
    signOut: 'Sign out',
    toLearner: 'Learner app',
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may be mistyped, or the page lies outside your grants.',
    backHome: 'Back to the start',
    crashedTitle: 'Something went wrong on this page',
    crashedText:
      'What you entered may not be saved. Reload the page; if it happens again, tell your administrator.',
    reload: 'Reload',
    beijingTime: 'Times are Beijing time.',
  },
  places: {
    coverage: 'Coverage',
    lectures: 'Lectures',
    classes: 'Training classes',
    marking: 'Marking',
    desk: 'Marking desk',
    exams: 'Exams',
    blueprints: 'Blueprints',
    banks: 'Question banks',
    questions: 'Questions',
    amendments: 'Amended laws',
    laws: 'Law library',
    regions: 'Regions',
    officers: 'Officers',
    grants: 'Grants',
    sessions: 'Sessions',
    audit: 'Audit',
  },
  roles: {
    OFFICER: 'Officer',
    TRAINING_MANAGER: 'Training manager',
    AUTHOR: 'Author',
    REVIEWER: 'Reviewer',
    MARKER: 'Marker',
    LAWYER: 'Lawyer',
    LEADER: 'Leader',
    SYSTEM_ADMINISTRATOR: 'System administrator',
    SECURITY_ADMINISTRATOR: 'Security administrator',
    AUDITOR: 'Auditor',
  },
  questionTypes: {
    SINGLE: 'Single choice',
    MULTIPLE: 'Multiple choice',
    TRUE_FALSE: 'True or false',
    FILL_IN: 'Fill-in',
    SHORT_ANSWER: 'Short answer',
    CASE: 'Case analysis',
  },
  devices: { phone: 'phone', tablet: 'tablet', computer: 'computer' },
  genders: { male: 'male', female: 'female' },
  windows: { UPCOMING: 'Upcoming', OPEN: 'Open', CLOSED: 'Closed' },
  outcomes: { NEW: 'New', CHANGED: 'Changed', UNCHANGED: 'Unchanged', LEFT: 'Left', FAULTY: 'Faulty' },
  severities: { ERROR: 'Error', WARNING: 'Warning' },
  signIn: {
    code: 'Code',
    codeHint: 'Six digits of your authenticator, or a recovery code.',
    codeMissing: 'Enter the code',
    verify: 'Verify',
    backToPassword: 'Back to the password',
    title: 'Sign in to the console',
    lead: 'For training managers, authors and leaders.',
    account: 'Account',
    password: 'Password',
    accountMissing: 'Enter your account',
    passwordMissing: 'Enter your password',
    submit: 'Sign in',
    learner: 'I am an officer: learner app',
    demo: 'Demo accounts',
    demoHint: 'One click fills in account and password; then press “Sign in”.',
    unreachable:
      'The server cannot be reached. Check the network and try again; what you entered is still here.',
    notForYouTitle: 'The console is not for your account',
    notForYouText:
      '{{name}}, you are an officer without a managing grant. Lectures and tests are in the learner app; if you manage training, ask the level above you for a grant.',
    toLearner: 'To the learner app',
  },
  provider: provider.en,
  tables: {
    sortBy: 'Sort by {{column}}',
    pages: 'Pages',
    range: '{{from}}–{{to}} of {{total}}',
    previous: 'Previous',
    next: 'Next',
    page: 'Page {{page}}',
    export: 'Export',
    scroll: '{{label}} (scrolls sideways)',
    none: '—',
  },
  ...officersTexts.en,
  ...grantsTexts.en,
  ...sessionsTexts.en,
  ...auditTexts.en,
  ...regionsTexts.en,
  roster: rosterTexts.en,
  ...importsTexts.en,
  ...banksTexts.en,
  ...questionsTexts.en,
  ...amendmentsTexts.en,
  ...markingTexts.en,
  ...deskTexts.en,
  ...replayTexts.en,
  ...blueprintsTexts.en,
  ...classesTexts.en,
  ...examPlansTexts.en,
  ...liveTexts.en,
  ...lecturesTexts.en,
  ...lawsTexts.en,
  ...coverageTexts.en,
};
