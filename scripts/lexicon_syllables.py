"""Spellings of Korean, Chinese and Japanese names by the rules of their romanisations."""

from __future__ import annotations

from collections.abc import Iterator

from lexicon_tools import reviewed, spellings

Row = tuple[str, str, str, str, str, str]

# Korean: each letter in Revised Romanisation, McCune-Reischauer without its marks, the North's rules,
# usual English.
INITIALS = (
    ("g", "k"),
    ("kk", "gg"),
    ("n",),
    ("d", "t"),
    ("tt", "dd"),
    ("r", "l"),
    ("m",),
    ("b", "p"),
    ("pp", "bb"),
    ("s",),
    ("ss", "s"),
    ("",),
    ("j", "ch"),
    ("jj",),
    ("ch",),
    ("k", "kh"),
    ("t", "th"),
    ("p", "ph"),
    ("h",),
)
MEDIALS = (
    ("a", "ah"),
    ("ae",),
    ("ya",),
    ("yae",),
    ("eo", "o", "u"),
    ("e",),
    ("yeo", "yo", "you", "yu"),
    ("ye",),
    ("o", "oh"),
    ("wa",),
    ("wae",),
    ("oe", "oi"),
    ("yo",),
    ("u", "oo", "ou"),
    ("wo", "weo"),
    ("we",),
    ("wi",),
    ("yu", "yoo"),
    ("eu", "u"),
    ("ui", "ee", "i"),
    ("i", "ee"),
)
FINALS = {
    0: "",
    1: "k",
    4: "n",
    7: "t",
    8: "l",
    16: "m",
    17: "p",
    19: "t",
    20: "t",
    21: "ng",
    22: "t",
    23: "t",
}
SYLLABLES = (
    "가강건견경계고곤공관광구국권규균근금기길김나남노녹다달담대덕도동두득라란래량려련렬령례로룡류률륜리린림만매면명모목무문미민박"
    "반방배백범변병보복봉부빈사산삼상새서석선설섭성세소손송수숙순슬승시식신실심아안애양어억언엄여연열염엽영예오옥온완왕요용우욱운웅"
    "원월위유육윤율은응의이익인일임자장재전정제조종주준중지직진차찬창채천철청초최추춘출충치탁태택판평표필하학한함해행향허헌혁현협형혜"
    "호홍화환황회효훈휘휴흥희"
)
# South Korean surnames lose an initial r; English has its own habits for the commonest.
KOREAN_EXTRA = {
    "이": ("lee", "yi", "rhee", "ri", "rhie", "rhi"),
    "리": ("ri", "lee", "yi", "rhee", "li"),
    "박": ("park", "pak", "bak", "pahk"),
    "최": ("choe", "choi", "choy", "chwe"),
    "류": ("ryu", "yu", "yoo", "lyu", "ryoo", "you"),
    "유": ("yu", "yoo", "you", "ryu"),
    "림": ("rim", "lim", "im", "yim", "rhim"),
    "임": ("im", "lim", "rim", "yim"),
    "노": ("no", "roh", "noh", "ro"),
    "로": ("ro", "roh", "no", "noh"),
    "량": ("ryang", "yang", "lyang"),
    "양": ("yang", "ryang"),
    "려": ("ryo", "yeo", "yo"),
    "여": ("yeo", "yo", "ryo", "yuh"),
    "련": ("ryon", "yeon", "yon", "ryeon"),
    "령": ("ryong", "yeong", "yong", "ryeong"),
    "룡": ("ryong", "yong", "lyong"),
    "용": ("yong", "ryong"),
    "렬": ("ryol", "yeol", "yol", "ryeol"),
    "례": ("rye", "ye"),
    "률": ("ryul", "yul"),
    "륜": ("ryun", "yun"),
    "오": ("oh",),
    "우": ("woo", "wu"),
    "운": ("woon", "un", "wun"),
    "욱": ("uk", "wook", "ook"),
    "웅": ("ung", "woong"),
    "영": ("yong", "young", "yeong", "yung"),
    "조": ("cho", "jo", "joe", "joh"),
    "정": ("chong", "jong", "jeong", "chung", "jung", "joung"),
    "강": ("kang", "gang"),
    "구": ("ku", "koo", "gu", "goo"),
    "국": ("kuk", "guk", "kook", "gook"),
    "은": ("un", "eun"),
    "의": ("ui", "eui"),
    "현": ("hyon", "hyun", "hyeon", "hyoun"),
    "희": ("hui", "hee", "heui"),
    "신": ("sin", "shin"),
    "심": ("sim", "shim"),
    "식": ("sik", "shik", "sick"),
    "실": ("sil", "shil"),
    "시": ("si", "shi"),
    "선": ("son", "sun", "seon"),
    "성": ("song", "sung", "seong"),
    "손": ("son", "sohn"),
    "설": ("sol", "seol", "sul"),
    "철": ("chol", "chul", "cheol"),
    "춘": ("chun", "choon"),
    "천": ("chon", "chun", "cheon"),
    "원": ("won", "weon"),
    "월": ("wol",),
    "석": ("sok", "seok", "suk", "sock"),
    "숙": ("suk", "sook"),
    "순": ("sun", "soon"),
    "승": ("sung", "seung"),
    "진": ("chin", "jin", "gin"),
    "창": ("chang",),
    "장": ("chang", "jang"),
    "김": ("kim", "gim", "ghim"),
    "권": ("kwon", "gwon", "kweon"),
    "곽": ("kwak", "gwak"),
    "백": ("paek", "baek", "baik", "paik", "back", "baeg", "paeg"),
    "배": ("pae", "bae", "bai"),
    "태": ("tae", "thae"),
    "해": ("hae",),
    "혜": ("hye",),
    "학": ("hak", "hag"),
    "혁": ("hyok", "hyuk", "hyeok"),
    "홍": ("hong",),
    "훈": ("hun", "hoon"),
    "표": ("pyo", "phyo"),
    "평": ("pyong", "phyong", "pyeong", "pyung"),
}


def _korean(syllable: str) -> list[str]:
    """The spellings of one Hangul syllable, the Revised Romanisation first."""
    number = ord(syllable) - 0xAC00
    first, rest = divmod(number, 588)
    medial, final = divmod(rest, 28)
    end = FINALS.get(final, "")
    found = [a + b + end for a in INITIALS[first] for b in _medials(MEDIALS[medial], end)]
    return list(dict.fromkeys([*found[:1], *KOREAN_EXTRA.get(syllable, ()), *found]))


def _medials(medials: tuple[str, ...], end: str) -> tuple[str, ...]:
    """`ah`, `oh` and `oo` stand in open syllables only, `you` and `yu` for yeo in closed ones."""
    return tuple(m for m in medials if not (end and m.endswith("h")) and not (not end and m in ("you",)))


def korean_rows() -> Iterator[Row]:
    """One group a syllable of Korean names; a spelling may be in several."""
    for syllable in SYLLABLES:
        spelled = _korean(syllable)
        for token in spelled:
            if len(token) > 1:
                yield token, f"ko_{spelled[0]}_{syllable}", spelled[0], "form", "ko", "rule"


def chinese_rows() -> Iterator[Row]:
    """One group a pinyin syllable with its Wade-Giles spelling, and the reviewed surnames in other
    readings.
    """
    for pinyin, wade in _wade_giles():
        for token in dict.fromkeys((pinyin, wade, wade.replace("hs", "sh"))):
            yield token, f"zh_{pinyin}", pinyin, "form", "zh", "rule"
    for name, field in reviewed("chinese_surnames.txt"):
        for form in spellings(field):
            tokens = [token.strip() for token in form.split(",")]
            for token in tokens:
                yield token, f"zh_{name}", tokens[0], "form", "zh", "reviewed"


WADE_INITIALS = (
    ("zh", "ch"),
    ("ch", "ch"),
    ("sh", "sh"),
    ("b", "p"),
    ("p", "p"),
    ("d", "t"),
    ("t", "t"),
    ("g", "k"),
    ("k", "k"),
    ("j", "ch"),
    ("q", "ch"),
    ("x", "hs"),
    ("z", "ts"),
    ("c", "ts"),
    ("r", "j"),
    ("m", "m"),
    ("f", "f"),
    ("n", "n"),
    ("l", "l"),
    ("h", "h"),
    ("s", "s"),
    ("y", "y"),
    ("w", "w"),
    ("", ""),
)
WADE_FINALS = {
    "i": "ih",
    "ong": "ung",
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "uo": "o",
    "iong": "iung",
    "e": "e",
    "er": "erh",
    "you": "yu",
    "ye": "yeh",
    "yan": "yen",
}
PINYIN = """
ai an ang ao ba bai ban bang bao bei ben bi bian biao bin bing bo bu cai can cang cao ce cen chai chan chang
chao che chen cheng chi chong chou chu chuan chuang chun ci cong cui da dai dan dang dao de deng di dian
diao ding dong dou du duan dui dun duo e en er fa fan fang fei fen feng fo fu ga gai gan gang gao ge gen
geng gong gou gu gua guan guang gui guo hai han hang hao he hei heng hong hou hu hua huai huan huang hui huo
ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun kai kan kang kao ke ken kong kou ku kuan kuang
kui kun kuo lai lan lang lao le lei leng li lian liang liao lie lin ling liu long lou lu luan lun luo lv ma
mai man mang mao mei men meng mi miao min ming mo mou mu na nai nan nao nei neng ni nian niang nie ning niu
nong nu nuo ou pan pang pei peng pi piao pin ping pu qi qia qian qiang qiao qin qing qiong qiu qu quan que
qun ran rang rao ren rong rou ru ruan rui run ruo sai san sang sha shan shang shao she shen sheng shi shou
shu shuai shuang shui shun shuo si song su suan sui sun suo tai tan tang tao te teng ti tian tie ting tong
tu tuan tuo wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan
yang yao ye yi yin ying yong you yu yuan yue yun zai zan zang zao ze zeng zhai zhan zhang zhao zhe zhen
zheng zhi zhong zhou zhu zhuan zhuang zhui zhun zhuo zi zong zou zu zuo
""".split()  # noqa: SIM905


def _wade_giles() -> Iterator[tuple[str, str]]:
    for syllable in PINYIN:
        yield syllable, WADE_WHOLE.get(syllable) or _wade(syllable)


WADE_WHOLE = {
    "zi": "tzu",
    "ci": "tzu",
    "si": "ssu",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "e": "o",
    "gui": "kuei",
    "kui": "kuei",
    "guo": "kuo",
    "kuo": "kuo",
    "huo": "huo",
    "shuo": "shuo",
    "yi": "i",
    "you": "yu",
    "yong": "yung",
    "yan": "yen",
    "ye": "yeh",
    "yue": "yueh",
    "er": "erh",
    "lv": "lu",
    "xian": "hsien",
    "xu": "hsu",
    "jiong": "chiung",
    "qiong": "chiung",
    "xiong": "hsiung",
    "ri": "jih",
    "ran": "jan",
    "si_": "szu",
}


def _wade(syllable: str) -> str:
    initial = next(pair for pair in WADE_INITIALS if syllable.startswith(pair[0]))
    final = syllable[len(initial[0]) :]
    if final == "i" and initial[0] not in ("zh", "ch", "sh", "r"):
        return initial[1] + "i"
    if initial[0] in ("j", "q", "x", "l", "n") and final == "ue":
        return initial[1] + "ueh"
    return initial[1] + WADE_FINALS.get(final, final)


def japanese_rows() -> Iterator[Row]:
    """Long vowels of the commonest Japanese names, written ou, oh, o and uu, u; si, ti, tu for shi,
    chi, tsu.
    """
    for name, field in reviewed("japanese_names.txt"):
        for token in (token.strip() for token in field.split(",")):
            yield token, f"ja_{name}", name, "form", "ja", "reviewed"
