/** A colour for the inside and one for the line around it. */
export interface Tint {
  readonly fill: string
  readonly line: string
}

/** How the ways of a run, and kinds of states without one, are told apart; the lines have enough contrast on white. */
export const palette = {
  through: { fill: '#e3f5e6', line: '#2c7a3d' },
  wrong: { fill: '#fde7e7', line: '#c02626' },
  elsewhere: { fill: '#ffffff', line: '#a3acb8' },
  Task: { fill: '#fff3e3', line: '#b3620a' },
  Choice: { fill: '#eaf1fd', line: '#2a62b8' },
  Map: { fill: '#f8f5fd', line: '#7248b5' },
  Parallel: { fill: '#f8f5fd', line: '#7248b5' },
  Wait: { fill: '#eef7f7', line: '#1b7678' },
  Pass: { fill: '#f4f5f7', line: '#5b6675' },
  Succeed: { fill: '#e3f5e6', line: '#2c7a3d' },
  Fail: { fill: '#fde7e7', line: '#c02626' },
  start: { fill: '#39424e', line: '#39424e' },
  end: { fill: '#39424e', line: '#39424e' },
} as const satisfies { readonly [name: string]: Tint }
