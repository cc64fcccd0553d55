/** Importing the npm package `electron` under plain Node would try to download its binary; unit tests meet this instead. */
export const electronIsNotHere = true;
