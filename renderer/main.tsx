// The two security modules come first: what they set must hold before any library runs.
import './security/trustedTypes.ts';
import './security/validation.ts';
import './theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './features/app/App.tsx';
import { connect } from './features/app/connect.ts';
import { startI18n } from './i18n/start.ts';

startI18n();
connect();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
