/** Texts about the map of latent space, in English. */
export const enLatentMap = {
  "map.title": "A map of latent space",
  "map.help":
    "Latent space has as many dimensions as a picture has random numbers, here {size}. The map is one plane cut through it.",
  "map.kind": "The plane",
  "map.kind.abc": "Through A, B and C",
  "map.kind.a": "Around A, along directions 1 and 2",
  "map.kind.b": "Around B, along directions 1 and 2",
  "map.kind.c": "Around C, along directions 1 and 2",
  "map.aria": "Map of latent space",
  "map.role": "map",
  "map.keys": "Drag the marker, or use the arrow keys; with Shift it makes larger strides.",
  "map.off": "A dashed letter is a point outside this plane, at the place nearest to it.",
  "map.value.shares": "{a} A, {b} B, {c} C",
  "map.value.spot": "{left} from the left, {top} from the top",
  "map.value.directions": "{x} along direction 1, {y} along direction 2",
  "map.picture": "The picture at the marker: {value}",
  "map.set": "Keep this picture as a point",
  "map.set.as": "Set as {letter}",
  "map.said": "{letter} is here now.",
  "map.directions": "Principal directions",
  "map.directions.help":
    "The directions in which the forger’s first layer varies most (GANSpace), with their share of its variance. A slider adds so many standard deviations to the point at the marker.",
  "map.direction": "Direction {number}",
  "map.direction.share": "Direction {number} ({share})",
  "map.zero": "Back to 0",
  "map.truncation": "Truncation",
  "map.truncation.help":
    "Truncation below 1 pulls all points of the map towards the centre of the space: tamer pictures, and less variety.",
  "map.class.digit": "Draw as digit",
  "map.class.class": "Draw as",
};
