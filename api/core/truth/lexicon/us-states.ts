/** Postal abbreviations of the states of the USA and the provinces of Canada, both ways, folded. */
const STATES =
  'al alabama;ak alaska;az arizona;ar arkansas;ca california;co colorado;ct connecticut;de delaware;fl florida;ga georgia;hi hawaii;id idaho;il illinois;in indiana;ia iowa;ks kansas;ky kentucky;la louisiana;me maine;md maryland;ma massachusetts;mi michigan;mn minnesota;ms mississippi;mo missouri;mt montana;ne nebraska;nv nevada;nh new hampshire;nj new jersey;nm new mexico;ny new york;nc north carolina;nd north dakota;oh ohio;ok oklahoma;or oregon;pa pennsylvania;ri rhode island;sc south carolina;sd south dakota;tn tennessee;tx texas;ut utah;vt vermont;va virginia;wa washington;wv west virginia;wi wisconsin;wy wyoming;dc district of columbia;on ontario;qc quebec;bc british columbia;ab alberta;mb manitoba;sk saskatchewan;ns nova scotia;nb new brunswick';

export const US_STATES: ReadonlyMap<string, string> = new Map(
  STATES.split(';').flatMap((pair): [string, string][] => {
    const short = pair.slice(0, 2);
    const long = pair.slice(3);
    return [
      [short, long],
      [long, short],
    ];
  }),
);
