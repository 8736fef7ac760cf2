"""Files of prompts are read line by line; a bad line is a job with an error, a bad file is refused."""

from __future__ import annotations

import pytest

from terrazzo.batch import read_jobs
from terrazzo.errors import FormatError


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_text_has_a_prompt_a_line_and_comments(tmp_path):
    jobs = read_jobs(
        write(tmp_path, "p.txt", "\ufeff# mine\r\na kitchen\r\n\r\n  a bedroom, with a bed \r\n")
    )
    assert [j.prompt for j in jobs] == ["a kitchen", "a bedroom, with a bed"]
    assert not any(j.error for j in jobs)


def test_csv_columns_are_options_and_wrong_ones_are_told(tmp_path):
    text = 'id,Prompt,seed,size,clutter\n7,"a desk, a chair",3,4x5,0.5\n8,a bed,,,\n9,a sofa,many,,\n'
    good, plain, bad = read_jobs(write(tmp_path, "p.csv", text), options={"seed": 1, "quality": "draft"})
    assert good.prompt == "a desk, a chair"
    assert good.options == {"seed": 3, "quality": "draft", "size": "4x5", "clutter": 0.5}
    assert plain.options == {"seed": 1, "quality": "draft"}
    assert "seed" in bad.error and "many" in bad.error


def test_json_lines_may_be_strings_or_objects_and_nonsense_is_one_failed_job(tmp_path):
    lines = [
        '"a kitchen"',
        '{"prompt": "a hall", "seed": 5, "size": [4, 5]}',
        "{broken",
        "[1]",
        '{"seed": 1}',
        "[" * 5000,
    ]
    jobs = read_jobs(write(tmp_path, "p.jsonl", "\n".join(lines)))
    assert [bool(j.error) for j in jobs] == [False, False, True, True, True, True]
    assert jobs[1].options == {"seed": 5, "size": "4x5"}
    assert "line 3" in jobs[2].error


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("p.txt", "# nothing\n\n", "no prompt"),
        ("p.docx", "a kitchen", ".jsonl"),
        ("p.txt", b"a kitchen \xff\xfe", "UTF-8"),
        ("p.csv", "words,seed\na kitchen,1\n", "prompt"),
    ],
)
def test_files_that_are_none_are_refused(tmp_path, name, text, message):
    with pytest.raises(FormatError, match=message):
        read_jobs(write(tmp_path, name, text))


def test_names_depend_on_words_and_options_and_not_on_the_place_in_the_file(tmp_path):
    one = read_jobs(write(tmp_path, "a.txt", "a kitchen\na hall\n"))
    two = read_jobs(write(tmp_path, "b.txt", "a hall\na kitchen\n"))
    assert one[0].id == two[1].id != one[1].id
    assert one[0].id != read_jobs(tmp_path / "a.txt", options={"seed": 1})[0].id
    varied = read_jobs(tmp_path / "a.txt", options={"seed": 4}, variations=3)
    assert [j.options["seed"] for j in varied] == [4, 5, 6, 4, 5, 6]
    assert len({j.id for j in varied}) == 6
