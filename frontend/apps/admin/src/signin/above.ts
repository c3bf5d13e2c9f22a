/** Over drawers, dialogs and questions that wait for their answer: below the toasts (2010). */
export const ABOVE_ALL = 2000
