/* A stand-in for python.exe: it makes the folders that venv makes, and fails where FAILS says. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static int fails(const wchar_t *step)
{
    wchar_t value[64] = L"";
    GetEnvironmentVariableW(L"FAILS", value, 63);
    return wcscmp(value, step) == 0;
}

static int are_same(const wchar_t *first, const wchar_t *second)
{
    FILE *a = _wfopen(first, L"rb"), *b = _wfopen(second, L"rb");
    int x, y;
    if (!a || !b)
        return 0;
    do {
        x = fgetc(a);
        y = fgetc(b);
    } while (x == y && x != EOF);
    return x == y;
}

static int make_environment(const wchar_t *folder)
{
    wchar_t own[1024], path[1024];
    GetModuleFileNameW(NULL, own, 1023);
    CreateDirectoryW(folder, NULL);
    swprintf(path, 1024, L"%ls\\Scripts", folder);
    CreateDirectoryW(path, NULL);
    swprintf(path, 1024, L"%ls\\Scripts\\python.exe", folder);
    CopyFileW(own, path, FALSE);
    swprintf(path, 1024, L"%ls\\pyvenv.cfg", folder);
    FILE *file = _wfopen(path, L"w");
    return file ? fclose(file) : 1;
}

int wmain(int count, wchar_t **words)
{
    const wchar_t *last = words[count - 1];
    int forced = 0, pip = 0;
    for (int i = 1; i < count; i++) {
        if (wcsstr(words[i], L"version_info"))
            return fails(L"version");
        if (wcsstr(words[i], L"import addin, sys"))
            return !are_same(words[count - 2], last);
        if (wcscmp(words[i], L"import addin") == 0)
            return fails(L"import");
        if (wcscmp(words[i], L"venv") == 0)
            return fails(L"venv") ? 1 : make_environment(last);
        pip |= wcscmp(words[i], L"pip") == 0;
        forced |= wcscmp(words[i], L"--force-reinstall") == 0;
    }
    if (pip)
        return fails(forced ? L"command" : L"packages");
    if (wcscmp(last, L"doctor") == 0)
        return fails(last) ? 1 : 0;
    return fails(last) ? 2 : 0;
}
