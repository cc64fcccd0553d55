import { Component, type ReactNode } from 'react';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { Broken } from './Broken.tsx';

interface State {
  readonly broken: boolean;
}

/** A screen that fails must not take the form's key with it: with the key the journal says what became of the money. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { screen } = useWorkspaceStore.getState();
    return <Broken clientKey={screen.kind === 'form' ? screen.clientKey : null} />;
  }
}
