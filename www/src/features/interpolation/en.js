/** Texts about the walk between two digits, in English. */
export const enInterpolation = {
  "fig.interpolation": "Fig. 4",

  "interpolation.title": "Between two digits",
  "interpolation.help":
    "Every picture comes from a point among the random inputs. Walk from one point to another and watch one digit become the other.",
  "interpolation.from": "From seed",
  "interpolation.to": "To seed",
  "interpolation.new_from": "Roll a new start",
  "interpolation.new_to": "Roll a new end",
  "interpolation.t": "Position t",
  "interpolation.path": "Path",
  "interpolation.lerp": "Straight line (lerp)",
  "interpolation.slerp": "Along the sphere (slerp)",
  "interpolation.path.help":
    "Random inputs lie near the surface of a sphere. A straight line cuts through its inside, where the forger has seldom been.",
  "interpolation.animate": "Animate",
  "interpolation.stop": "Stop",
  "interpolation.aria": "The digit at position {t} between {from} and {to}",
  "interpolation.strip.aria": "Eleven pictures along the way from {from} to {to}",

  "interpolation.digit.from": "From digit",
  "interpolation.digit.to": "To digit",
  "interpolation.class.from": "From class",
  "interpolation.class.to": "To class",
  "interpolation.digit.help":
    "Other seeds with the same digit at both ends: a walk within that digit. The same seed with another digit: the hand stays and the digit changes.",
  "interpolation.class.help":
    "Other seeds with the same class at both ends: a walk within that class. The same seed with another class: the style stays and the class changes.",
};
