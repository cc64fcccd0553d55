import type { Translation } from '../translation.ts';

export const app: Translation['app'] = {
  name: 'Guitai',
  starting: 'Starting the back end…',
  noBridge: 'Open this page from the Guitai program.',
  failedTitle: 'The back end cannot start',
  failedText: 'No business can be done at this PC. Call IT and tell them the reason below. What was sent is not affected.',
  failedReason: 'Reason',
  tryAgain: 'Start the window again',
  reconnectingTitle: 'Reconnecting to the back end',
  reconnectingText: 'The form is kept; nothing needs typing again. It goes on by itself. Do not repeat the transaction.',
  brokenTitle: 'The screen failed',
  brokenText: 'What was filled in is kept by the back end. Reload to go on; if it was posted, look at the journal first.',
  reload: 'Reload',
};

export const common: Translation['common'] = {
  none: 'None',
  unknown: 'Unknown',
  close: 'Close',
  loading: 'Reading…',
  sandbox: 'Sandbox',
};

export const signOn: Translation['signOn'] = {
  title: 'Sign on',
  tellerId: 'Teller number',
  connection: 'Connection',
  password: 'Password',
  role: 'Role',
  tellerIdMissing: 'Type a teller number of 4 to 8 digits.',
  passwordMissing: 'Type the password.',
  submit: 'Sign on',
  busy: 'Signing on…',
  sandboxLabel: 'Sandbox tellers',
  sandboxText: 'A sandbox: all data is invented. npm start prints tellers and passwords; the pattern is guitai-<teller number>.',
};

export const roles: Translation['roles'] = {
  teller: 'teller',
  seniorTeller: 'senior teller',
  supervisor: 'supervisor',
  vaultKeeper: 'vault keeper',
  backOffice: 'back office',
  itAdministrator: 'IT',
  auditor: 'auditor',
};

export const signOff: Translation['signOff'] = {
  action: 'Sign off',
  title: '0103 Sign off',
  text: 'Signing off clears this window and verifies the audit chain.',
  tillStays: 'Till {{tillId}} stays with you until it is closed.',
  blocked: 'These stand in the way of signing off:',
  stay: 'Stay signed on',
  confirm: 'Sign off',
  busy: 'Signing off…',
};
