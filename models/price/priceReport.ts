import type { CardMetric } from '../../scenarios/storedModel.js';
import { countText, figureText, percentText } from '../card/figureText.js';
import { plusMinus } from '../card/errorText.js';
import type { FitReport, FitTable } from '../fit.js';
import { calibrationBins } from '../metrics/calibration.js';
import { quantileOf } from '../metrics/quantile.js';
import { wilsonInterval } from '../metrics/wilson.js';
import { courseText } from '../table/courseText.js';
import { learningChart } from '../table/learningChart.js';
import { qualityTable } from '../table/qualityTable.js';
import { mayBeNone, type LearnedPrice, type SegmentResponse } from './learnPrice.js';
import type { PriceTable } from './priceTable.js';

/** What people read about a learned response to prices. */
export const priceReport = (table: PriceTable, learned: LearnedPrice, metrics: readonly CardMetric[], smallestCell: number): FitReport => ({
  findings: [
    ...learned.segments.map(responseText),
    ...learned.segments.filter(mayBeNone).map((response) => `The interval${of(response)} includes 0: conversion may not depend on the price at all.`),
    ...learned.segments.flatMap(clippedText),
    ...slopesText(learned.segments),
    'Where prices were not set at random, whoever set them knew something of the customer, and that is in the elasticity too.',
    ...courseText(learned.ensemble),
    ...table.features.leftOut.map(({ column, reason }) => `Column ${column} is not used: it ${reason}.`),
  ],
  tables: [elasticityTable(learned.segments), priceLevels(table, smallestCell), qualityTable('On offers that training did not see', metrics)],
  charts: {
    ...learningChart('log loss', learned.ensemble),
    calibration: {
      what: 'chance that an offer is taken',
      bins: calibrationBins(
        learned.held,
        Uint8Array.from(table.split.test, (row) => table.labels[row]),
        smallestCell,
      ),
    },
  },
  paste: learned.segments.map(pasteLine),
});

const of = ({ name }: SegmentResponse): string => (name === '' ? '' : ` of ${name}`);

const responseText = (response: SegmentResponse): string => {
  const { elasticity, se, price, conversion, offers } = response;
  return `A price 1 % higher than ${figureText(price)} costs ${plusMinus({ value: elasticity, se })} % of the conversions${of(response)} (${percentText(conversion)} of ${countText(offers)} offers).`;
};

const clippedText = (response: SegmentResponse): readonly string[] => {
  const below = response.members.filter((member) => member < 0).length;
  return below === 0 ? [] : [`${below} of ${response.members.length} members${of(response)} fell below 0 and ${below === 1 ? 'is' : 'are'} stored as 0.`];
};

const slopesText = (segments: readonly SegmentResponse[]): readonly string[] => {
  const shared = segments.filter(({ own }) => !own);
  if (segments.length === 1 || shared.length === 0) return segments.length === 1 ? [] : ['Every segment has a slope of its own.'];
  return [`Too few offers for a slope of their own, so that they share one: ${shared.map(({ name }) => name).join(', ')}.`];
};

const elasticityTable = (segments: readonly SegmentResponse[]): FitTable => ({
  title: 'Response to prices',
  columns: ['Segment', 'Offers', 'Mean price', 'Conversion there', 'Elasticity', 'Standard error', 'P5', 'P95', 'Slope'],
  rows: segments.map(({ name, offers, price, conversion, elasticity, se, own }) => [
    name === '' ? 'everybody' : name,
    offers,
    price,
    conversion,
    elasticity,
    se,
    elasticity - 1.645 * se,
    elasticity + 1.645 * se,
    own ? 'own' : 'shared',
  ]),
  note: 'Relative fall of conversion per relative rise of the price, at the mean price; standard errors over bootstrap refits.',
});

/** Prices are shown one by one up to so many, else in as many ranges. */
const mostLevels = 10;

/** Conversion as it was, by price, without model; prices with too few offers are left out. */
const priceLevels = ({ prices, labels }: PriceTable, smallestCell: number): FitTable => {
  const distinct = [...new Set(prices)].sort((a, b) => a - b);
  const edges = distinct.length <= mostLevels ? distinct : Array.from({ length: mostLevels }, (_, level) => quantileOf(prices, (level + 1) / mostLevels));
  const levels = edges.map((edge, level) => {
    const own = labels.filter((_, row) => prices[row] <= edge && (level === 0 || prices[row] > edges[level - 1]));
    return { edge, offers: own.length, taken: own.reduce((sum, label) => sum + label, 0) };
  });
  return {
    title: 'Conversion by price',
    columns: [distinct.length <= mostLevels ? 'Price' : 'Price up to', 'Offers', 'Taken', 'P5', 'P95'],
    rows: levels
      .filter(({ offers }) => offers >= Math.max(1, smallestCell))
      .map(({ edge, offers, taken }) => {
        const { low, high } = wilsonInterval(taken, offers, 0.9);
        return [edge, offers, taken / offers, low, high];
      }),
  };
};

const pasteLine = ({ name, elasticity, se }: SegmentResponse): string => {
  const plain = (value: number): string => figureText(value).replaceAll(',', '');
  const law = `normal(${plain(Math.max(0, elasticity))}, ${plain(se)})`;
  const line = elasticity > 5 * se ? `price_elasticity: ${law}` : `price_elasticity: "truncate(${law}, 0, ${plain(Math.max(0, elasticity) + 5 * se)})"`;
  return name === '' ? line : `${line}  # ${name}`;
};
