// Time and memory over the number of sessions, both axes logarithmic, as a drawing in SVG.
import type { Measured } from './measure';

export interface Point extends Measured {
  sessions: number;
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 70;
const BOTTOM = 50;
const TOP = 30;

interface Axis {
  name: string;
  colour: string;
  value: (point: Point) => number;
  /** The powers of ten at its ends. */
  ends: [number, number];
  unit: string;
}

const AXES: Axis[] = [
  { name: 'time', colour: '#1d4ed8', value: (point) => point.seconds, ends: [-2, 1], unit: 's' },
  { name: 'memory', colour: '#b45309', value: (point) => point.megabytes, ends: [0, 3], unit: 'MB' },
];

export function plot(points: Point[]) {
  const across = (sessions: number) => LEFT + ((Math.log10(sessions) - 4) / 3) * (WIDTH - 2 * LEFT);
  const up = ([low, high]: [number, number], value: number) =>
    HEIGHT - BOTTOM - ((Math.log10(value) - low) / (high - low)) * (HEIGHT - BOTTOM - TOP);
  const text = (x: number, y: number, words: string, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;
  const grid = [4, 5, 6, 7].map((power) => {
    const x = across(10 ** power);
    return (
      `<line x1="${x}" y1="${TOP}" x2="${x}" y2="${HEIGHT - BOTTOM}" stroke="#d1d5db"/>` +
      text(x, HEIGHT - BOTTOM + 18, (10 ** power).toLocaleString('en'), 'text-anchor="middle"')
    );
  });
  const curves = AXES.map(({ name, colour, value, ends, unit }, index) => {
    const places = points.map((point) => [across(point.sessions), up(ends, value(point))] as const);
    const marks = places.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="${colour}"/>`);
    const line = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    const right = index === 1;
    const ticks = Array.from({ length: ends[1] - ends[0] + 1 }, (_, step) => ends[0] + step).map((power) =>
      text(
        right ? WIDTH - LEFT + 8 : LEFT - 8,
        up(ends, 10 ** power) + 4,
        `${10 ** power} ${unit}`,
        `fill="${colour}" text-anchor="${right ? 'start' : 'end'}"`,
      ),
    );
    const title = text(right ? WIDTH - LEFT : LEFT, 18, name, `fill="${colour}" text-anchor="${right ? 'end' : 'start'}"`);
    return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="2"/>${marks.join('')}${ticks.join('')}${title}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...grid,
    ...curves,
    text(WIDTH / 2, HEIGHT - 10, 'sessions', 'text-anchor="middle"'),
    '</svg>',
    '',
  ].join('\n');
}
