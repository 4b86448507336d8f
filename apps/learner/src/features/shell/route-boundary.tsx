import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '@whetstone/ui';

interface State {
  readonly error: unknown;
}

/** Catches what breaks while a page is drawn or its code is fetched (the network went, or a new version came out). */
export class RouteBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main>
        <ErrorNotice error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
