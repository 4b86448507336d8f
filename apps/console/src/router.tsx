import { createBrowserRouter } from 'react-router';
import { Home } from './features/shell/home';
import { NotFound } from './features/shell/not-found';
import { RequireViewer } from './features/shell/require-viewer';
import { RouteCrashed } from './features/shell/route-crashed';
import { SignIn } from './features/sign-in/sign-in';

/** Each page is fetched when it is first opened; the frame and the sign-in page come at once. */
export const router = createBrowserRouter(
  [
    { path: '/sign-in', Component: SignIn, ErrorBoundary: RouteCrashed },
    {
      path: '/',
      Component: RequireViewer,
      ErrorBoundary: RouteCrashed,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: RouteCrashed,
          children: [
            { index: true, Component: Home },
            {
              path: 'coverage',
              lazy: async () => ({
                Component: (await import('./features/coverage/coverage-page')).CoveragePage,
              }),
            },
            {
              path: 'coverage/persons',
              lazy: async () => ({
                Component: (await import('./features/coverage/persons-page')).PersonsPage,
              }),
            },
            {
              path: 'officers',
              lazy: async () => ({
                Component: (await import('./features/officers/officers-page')).OfficersPage,
              }),
            },
            {
              path: 'officers/:officerId',
              lazy: async () => ({
                Component: (await import('./features/officers/officer-page')).OfficerPage,
              }),
            },
            {
              path: 'regions',
              lazy: async () => ({
                Component: (await import('./features/regions/regions-page')).RegionsPage,
              }),
            },
            {
              path: 'regions/import',
              lazy: async () => ({
                Component: (await import('./features/regions/region-import')).RegionImport,
              }),
            },
            {
              path: 'grants',
              lazy: async () => ({ Component: (await import('./features/grants/grants-page')).GrantsPage }),
            },
            {
              path: 'sessions',
              lazy: async () => ({
                Component: (await import('./features/sessions/sessions-page')).SessionsPage,
              }),
            },
            {
              path: 'audit',
              lazy: async () => ({ Component: (await import('./features/audit/audit-page')).AuditPage }),
            },
            {
              path: 'officers/import',
              lazy: async () => ({
                Component: (await import('./features/roster/roster-import')).RosterImport,
              }),
            },
            {
              path: 'banks',
              lazy: async () => ({ Component: (await import('./features/banks/banks-page')).BanksPage }),
            },
            {
              path: 'banks/:bankId/new',
              lazy: async () => ({
                Component: (await import('./features/questions/editor-page')).NewQuestionPage,
              }),
            },
            {
              path: 'questions',
              lazy: async () => ({
                Component: (await import('./features/questions/questions-page')).QuestionsPage,
              }),
            },
            {
              path: 'questions/:questionId',
              lazy: async () => ({
                Component: (await import('./features/questions/question-page')).QuestionPage,
              }),
            },
            {
              path: 'questions/:questionId/edit',
              lazy: async () => ({
                Component: (await import('./features/questions/editor-page')).EditQuestionPage,
              }),
            },
            {
              path: 'suggestions',
              lazy: async () => ({
                Component: (await import('./features/questions/suggestions-page')).SuggestionsPage,
              }),
            },
            {
              path: 'amendments',
              lazy: async () => ({
                Component: (await import('./features/amendments/amendments-page')).AmendmentsPage,
              }),
            },
            {
              path: 'amendments/:editionSlug',
              lazy: async () => ({
                Component: (await import('./features/amendments/edition-board')).EditionBoard,
              }),
            },
            {
              path: 'banks/:bankId',
              lazy: async () => ({ Component: (await import('./features/banks/bank-page')).BankPage }),
            },
            {
              path: 'banks/:bankId/import',
              lazy: async () => ({
                Component: (await import('./features/imports/question-import')).QuestionImport,
              }),
            },
            {
              path: 'laws',
              lazy: async () => ({ Component: (await import('./features/laws/laws-page')).LawsPage }),
            },
            {
              path: 'laws/import',
              lazy: async () => ({ Component: (await import('./features/laws/law-import')).LawImport }),
            },
            {
              path: 'laws/changes',
              lazy: async () => ({ Component: (await import('./features/laws/changes-page')).ChangesPage }),
            },
            {
              path: 'laws/compare',
              lazy: async () => ({ Component: (await import('./features/laws/compare-page')).ComparePage }),
            },
            {
              path: 'laws/:editionSlug',
              lazy: async () => ({ Component: (await import('./features/laws/edition-page')).EditionPage }),
            },
            {
              path: 'laws/:editionSlug/:articleKey',
              lazy: async () => ({ Component: (await import('./features/laws/article-page')).ArticlePage }),
            },
            {
              path: 'classes',
              lazy: async () => ({
                Component: (await import('./features/classes/classes-page')).ClassesPage,
              }),
            },
            {
              path: 'classes/new',
              lazy: async () => ({
                Component: (await import('./features/classes/class-form-page')).NewClassPage,
              }),
            },
            {
              path: 'classes/:classId',
              lazy: async () => ({ Component: (await import('./features/classes/class-page')).ClassPage }),
            },
            {
              path: 'classes/:classId/edit',
              lazy: async () => ({
                Component: (await import('./features/classes/class-form-page')).EditClassPage,
              }),
            },
            {
              path: 'classes/:classId/import',
              lazy: async () => ({
                Component: (await import('./features/classes/class-import')).ClassImport,
              }),
            },
            {
              path: 'exams',
              lazy: async () => ({ Component: (await import('./features/exams/exams-page')).ExamsPage }),
            },
            {
              path: 'exams/new',
              lazy: async () => ({ Component: (await import('./features/exams/new-exam-page')).NewExamPage }),
            },
            {
              path: 'exams/:examId/live',
              lazy: async () => ({ Component: (await import('./features/live/live-page')).LivePage }),
            },
            {
              path: 'exams/:examId',
              lazy: async () => ({ Component: (await import('./features/exams/exam-page')).ExamPage }),
            },
            {
              path: 'blueprints',
              lazy: async () => ({
                Component: (await import('./features/blueprints/blueprints-page')).BlueprintsPage,
              }),
            },
            {
              path: 'blueprints/new',
              lazy: async () => ({
                Component: (await import('./features/blueprints/blueprint-page')).NewBlueprintPage,
              }),
            },
            {
              path: 'blueprints/:blueprintId',
              lazy: async () => ({
                Component: (await import('./features/blueprints/blueprint-page')).BlueprintPage,
              }),
            },
            {
              path: 'lectures',
              lazy: async () => ({
                Component: (await import('./features/lectures/lectures-page')).LecturesPage,
              }),
            },
            {
              path: 'lectures/new',
              lazy: async () => ({
                Component: (await import('./features/lectures/publish-issue')).PublishIssue,
              }),
            },
            {
              path: 'lectures/:issueId/exam',
              lazy: async () => ({
                Component: (await import('./features/lectures/publish-exam')).PublishExam,
              }),
            },
            {
              path: 'marking',
              lazy: async () => ({
                Component: (await import('./features/marking/marking-page')).MarkingPage,
              }),
            },
            {
              path: 'marking/:examId',
              lazy: async () => ({
                Component: (await import('./features/marking/marked-exam-page')).MarkedExamPage,
              }),
            },
            {
              path: 'attempts/:attemptId/replay',
              lazy: async () => ({
                Component: (await import('./features/replay/replay-page')).ReplayPage,
              }),
            },
            {
              path: 'desk',
              lazy: async () => ({
                Component: (await import('./features/desk/desk-page')).DeskPage,
              }),
            },
            {
              path: 'desk/:examId/:revisionId',
              lazy: async () => ({
                Component: (await import('./features/desk/marking-screen')).MarkingScreen,
              }),
            },
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
