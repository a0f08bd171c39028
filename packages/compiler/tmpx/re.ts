export const workflow = 1, lambda = 2
