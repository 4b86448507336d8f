import { lazy, Suspense, useEffect } from 'react';
import { ApolloProvider } from '@apollo/client/react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import { idle, Loading } from '@whetstone/ui';
import { deliverLeft } from './features/exam-room/deliver-left';
import { Shell } from './features/shell/shell';
import { apolloClient } from './features/session/apollo-client';
import { SessionGate } from './features/session/session-gate';
import { useViewer } from './features/session/viewer-context';
import { Today } from './features/today/today';

const SignIn = lazy(() => import('./features/session/sign-in'));
const Activate = lazy(() => import('./features/session/activate'));
const Lectures = lazy(() => import('./features/lectures/lectures'));
const Lecture = lazy(() => import('./features/lectures/lecture'));
const Exams = lazy(() => import('./features/exams/exams'));
const ExamIntro = lazy(() => import('./features/exams/exam-intro'));
const Result = lazy(() => import('./features/result/result'));
const Laws = lazy(() => import('./features/laws/laws'));
const LawReader = lazy(() => import('./features/laws/law-reader'));
const LawArticle = lazy(() => import('./features/laws/law-article'));
const Notebook = lazy(() => import('./features/notes/notebook'));
const Security = lazy(() => import('./features/security/security'));
const Certificates = lazy(() => import('./features/certificates/certificates'));
const Me = lazy(() => import('./features/me/me'));

export default function Pages() {
  return (
    <ApolloProvider client={apolloClient}>
      <Routes>
        <Route path="sign-in" element={<SignIn />} />
        <Route path="activate" element={<Activate />} />
        <Route element={<SessionGate />}>
          <Route element={<ShellLayout />}>
            <Route index element={<Today />} />
            <Route path="lectures" element={<Lectures />} />
            <Route path="lectures/:issueId" element={<Lecture />} />
            <Route path="exams" element={<Exams />} />
            <Route path="exams/:examId" element={<ExamIntro />} />
            <Route path="attempts/:attemptId" element={<Result />} />
            <Route path="laws" element={<Laws />} />
            <Route path="laws/:editionSlug" element={<LawReader />} />
            <Route path="laws/:editionSlug/:articleKey" element={<LawArticle />} />
            <Route path="notes" element={<Notebook />} />
            <Route path="me" element={<Me />} />
            <Route path="me/certificates" element={<Certificates />} />
            <Route path="me/security" element={<Security />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Route>
      </Routes>
    </ApolloProvider>
  );
}

/** The navigation stays while a page's own code is on its way. */
function ShellLayout() {
  const { id } = useViewer();
  useEffect(() => {
    // Answers of a room that was left without a network: the next page with one hands them over.
    void idle().then(() => deliverLeft(id));
  }, [id]);
  return (
    <Shell>
      <Suspense fallback={<Loading lines={5} />}>
        <Outlet />
      </Suspense>
    </Shell>
  );
}
