/** 关于潜在空间中加减运算的中文文字。 */
export const zhArithmetic = {
  "arithmetic.title": "图的加减法",
  "arithmetic.help":
    "点就是一列数，所以可以相加相减。如果 B 有要去掉的东西，C 有要换上的东西，那么 A − B + C 就是把 A 中的前者换成后者。造假者把空间安排得越有条理，结果就越好。",
  "arithmetic.result": "A − B + C",
  "arithmetic.picture": "{text} 处的图",
  "arithmetic.usual": "把结果调到常见的长度",
  "arithmetic.class.digit": "把结果画成数字",
  "arithmetic.class.class": "把结果画成",
};
