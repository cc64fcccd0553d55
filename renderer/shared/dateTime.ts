/** Instants are UTC; screens show the branch's wall clock, which is the PC's zone. */
const two = (value: number): string => String(value).padStart(2, '0');

export const timeOfDay = (instant: string): string => {
  const at = new Date(instant);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
};

export const dateAndTime = (instant: string): string => {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${timeOfDay(instant)}`;
};
