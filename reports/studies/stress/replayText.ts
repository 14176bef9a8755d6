import type { ReplayResult } from '../../../engine/studies/stress/result.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument } from '../studyDocument.js';
import { verdictText } from '../verdictText.js';
import { shockText } from './findings.js';
import { shockTable } from './tables.js';
import { distanceOf, judgedCell, judgedText } from './words.js';

/** One shock again, as a document. */
export const replayText = ({ shock, requirements, scenario, provenance }: ReplayResult): StudyDocument => ({
  title: provenance.scenarios[0]?.name ?? '',
  about: `One shock again, at a distance of ${distanceOf(shock.distance)}.`,
  basis: studyBasis(provenance),
  findings: [
    shock.inputs.length === 0 ? 'No input is moved.' : `${shockText(shock)}.`,
    ...requirements.map(({ text, judged }) => `\u201c${text}\u201d ${{ holds: 'holds', broken: 'is broken', undecided: 'is undecided' }[judged.verdict]}: ${judgedText(judged, scenario)}.`),
  ],
  sections: [
    {
      title: 'The shock',
      tables: [
        shockTable(shock, 'The shock, input by input'),
        { title: 'What must hold', columns: ['', 'under the shock', ''], rows: requirements.map(({ text, judged }) => [text, judgedCell(judged, scenario), verdictText(judged)]) },
      ],
    },
  ],
  limits: [],
  provenance: studyProvenance(provenance),
  version: provenance.versions.bellwether,
});
