import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading } from '@whetstone/ui';
import { RouteBoundary } from './features/shell/route-boundary';

const ExamRoom = lazy(() => import('./features/exam-room/exam-room'));
const Pages = lazy(() => import('./pages'));

/** The room by itself, because it has to come up first and everywhere; all other pages together. */
export function App() {
  return (
    <RouteBoundary>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="exams/:examId/room" element={<ExamRoom />} />
          <Route path="*" element={<Pages />} />
        </Routes>
      </Suspense>
    </RouteBoundary>
  );
}
