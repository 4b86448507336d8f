import { Navigate } from 'react-router';
import { useViewer } from './viewer-context';

/** The first place the viewer's grants open. */
export function Home() {
  const { places } = useViewer();
  return <Navigate to={`/${places[0] ?? 'sign-in'}`} replace />;
}
