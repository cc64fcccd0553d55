import type { Translation } from '../translation.ts';

export const signOnMore: Translation['signOnMore'] = {
  code: 'One-time code (six digits)',
  codeMissing: 'Type the six digits of your token.',
  newPassword: 'New password',
  newPasswordAgain: 'New password again',
  newPasswordMissing: 'Type a new password.',
  different: 'The two new passwords differ.',
};

export const lock: Translation['lock'] = {
  action: 'Lock',
  title: '0102 Temporary sign-off',
  byTeller: 'Locked by the teller at {{time}}',
  byIdle: 'Locked at {{time}} because nobody was there',
  kept: 'Forms and till are kept; unlock to go on. While locked the devices cannot be used and this window holds nothing of a customer.',
  teller: 'Teller',
  branch: 'Branch',
  password: 'Password',
  passwordMissing: 'Type your password.',
  unlock: 'Unlock',
  unlocking: 'Checking…',
  endTitle: 'A supervisor ends the session',
  endText: 'Another teller can sign on then; the forms and the till stay with the teller who left.',
  endAction: 'Supervisor',
  endConfirm: 'End this session',
  ending: 'Ending…',
  supervisor: "Supervisor's number",
  supervisorMissing: "Type the supervisor's teller number.",
  back: 'Back to unlocking',
};

export const password: Translation['password'] = {
  action: 'Change password',
  title: 'Change password',
  present: 'Present password',
  presentMissing: 'Type the present password.',
  confirm: 'Change',
  busy: 'Changing…',
  done: 'The password is changed. Use it from the next sign-on.',
  close: 'Close',
};

export const blockers: Translation['blockers'] = {
  asking: 'Looking for what is unfinished…',
  told: 'These may stay as they are:',
  go: 'Go there',
  centralSilent: 'Central is unreachable: cash and forms on their way and override requests could not be checked.',
  none: 'Nothing is unfinished.',
};
