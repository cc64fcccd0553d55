/** Shows the first three and the last four characters: enough to compare with a document, not enough to use. */
export const maskIdNumber = (text: string): string =>
  text.length <= 7 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`;

export const maskPhone = maskIdNumber;
